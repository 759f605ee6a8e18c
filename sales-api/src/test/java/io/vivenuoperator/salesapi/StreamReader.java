package io.vivenuoperator.salesapi;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a stream as a browser does, and keeps what it was told: after a snapshot and the messages that follow, the state. */
final class StreamReader implements AutoCloseable {
    private final HttpResponse<InputStream> answer;
    private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ended;

    /** One message. */
    record Message(String id, String event, JsonNode data) {}

    StreamReader(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var text = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var fields = new TreeMap<String, String>();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.add(line);
                if (line.isEmpty()) {
                    dispatch(fields);
                    fields.clear();
                } else if (!line.startsWith(":")) {
                    int colon = line.indexOf(": ");
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException e) {
            // It ended, one way or another.
        } finally {
            ended = true;
        }
    }

    private void dispatch(Map<String, String> fields) {
        if (fields.containsKey("data")) {
            try {
                messages.add(new Message(
                        fields.getOrDefault("id", ""), fields.get("event"), RunningApi.read(fields.get("data"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    boolean ended() {
        return ended;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<Message> messages(String event) {
        return messages().stream()
                .filter(message -> message.event().equals(event))
                .toList();
    }

    /** The first message that is one of these, which must come in time. */
    Message next(Predicate<Message> which, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> messages().stream().anyMatch(which));
        return messages().stream().filter(which).findFirst().orElseThrow();
    }

    Message next(String event) {
        return next(message -> message.event().equals(event), Duration.ofSeconds(10));
    }

    String lastId() {
        return messages().getLast().id();
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }
}
