package io.vivenuoperator.events.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** All clients of this process. */
final class MessageClients {
    private final Map<MessageClient, FrameWriter> clients = new ConcurrentHashMap<>();
    private final StreamWatch watch;
    private volatile Optional<Duration> draining = Optional.empty();

    MessageClients(StreamWatch watch) {
        this.watch = watch;
    }

    void enter(MessageClient client, FrameWriter writer) {
        clients.put(client, writer);
        draining.ifPresent(spread -> end(client, spread));
    }

    void leave(MessageClient client, StreamEnd how) {
        clients.remove(client);
        watch.ended(how.word());
    }

    void sent(int frames) {
        watch.sent(frames);
    }

    int count() {
        return clients.size();
    }

    long count(String caller) {
        return clients.keySet().stream()
                .filter(client -> client.caller().equals(caller))
                .count();
    }

    void wake() {
        clients.keySet().forEach(MessageClient::wake);
    }

    /** Cuts off those that take nothing, and ends those whose key is not good any more. */
    void sweep(Duration patience) {
        clients.forEach((client, writer) -> {
            if (writer.stuck(patience)) {
                client.cut();
            } else if (!client.welcome()) {
                client.end(Duration.ZERO, StreamEnd.KEY_ENDED);
            }
        });
    }

    /** Ends all within this time, each at another moment: all at once would come back at once. */
    void drain(Duration spread) {
        draining = Optional.of(spread);
        clients.keySet().forEach(client -> end(client, spread));
    }

    private static void end(MessageClient client, Duration spread) {
        client.end(Duration.ofNanos(ThreadLocalRandom.current().nextLong(spread.toNanos() + 1)), StreamEnd.SHUTDOWN);
    }
}
