package io.vivenuoperator.simulator.delivery;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Short-lived connections to receivers, because Vivenu sends from machines that come and go. Otherwise all deliveries would
 * stay with the receiver that the first ones happened to reach: a Service balances connections, not requests.
 */
final class Connections implements AutoCloseable {
    private static final Duration LIFE = Duration.ofSeconds(1);

    private final Supplier<HttpClient> source;
    private final Duration longestPost;
    private final Deque<Aged> clients = new ArrayDeque<>();

    private record Aged(HttpClient client, long bornNanos) {
        boolean olderThan(Duration age) {
            return System.nanoTime() - bornNanos > age.toNanos();
        }
    }

    Connections(Supplier<HttpClient> source, Duration longestPost) {
        this.source = source;
        this.longestPost = longestPost;
    }

    /** Use it immediately, for one post. */
    synchronized HttpClient current() {
        if (clients.isEmpty() || clients.getLast().olderThan(LIFE)) {
            clients.addLast(new Aged(source.get(), System.nanoTime()));
        }
        while (clients.getFirst().olderThan(LIFE.plus(longestPost.multipliedBy(2)))) {
            clients.removeFirst().client().shutdownNow();
        }
        return clients.getLast().client();
    }

    @Override
    public synchronized void close() {
        clients.forEach(aged -> aged.client().shutdownNow());
    }
}
