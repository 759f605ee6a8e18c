package io.vivenuoperator.salesapi.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.api.stream.StreamClient;
import io.vivenuoperator.platform.api.stream.StreamEnding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that is served into memory, and what it was told, applied to what it knew. */
final class Connection implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamClient client;
    private final ReplayTest.Replay replay;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Thread thread;
    private Optional<String> id;
    private boolean read;

    Connection(StreamClient client, ReplayTest.Replay replay, Optional<String> id) {
        this.client = client;
        this.replay = replay;
        this.id = id;
        thread = Thread.ofVirtual().start(() -> {
            try {
                client.writeTo(told);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A beat comes only when there is nothing else to say. */
    boolean caughtUp() {
        return told.toString(StandardCharsets.UTF_8).contains(": beat");
    }

    /** The last id. */
    Optional<String> ended() throws IOException, InterruptedException {
        client.end(StreamEnding.SHUTDOWN);
        thread.join();
        if (!read) {
            read = true;
            apply();
        }
        return id;
    }

    private void apply() throws IOException {
        for (String message : told.toString(StandardCharsets.UTF_8).split("\n\n", -1)) {
            Optional<String> event = field(message, "event: ");
            field(message, "id: ").ifPresent(found -> id = Optional.of(found));
            if (event.isPresent() && !event.get().equals("bye")) {
                replay.apply(event.get(), JSON.readTree(field(message, "data: ").orElseThrow()));
            }
        }
    }

    private static Optional<String> field(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        try {
            var _ = ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
