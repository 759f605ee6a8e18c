package io.vivenuoperator.platform.httpclient.pinned;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections that wait for another request. As many are kept for a target as were in use at once; the one that has waited least is taken,
 * so that the others can end.
 */
final class IdleConnections implements AutoCloseable {
    private final Map<ConnectionKey, Deque<TargetConnection>> waiting = new HashMap<>();
    private final Duration longestLife;
    private boolean closed;

    /** @param longestLife after which a connection is not used again, so that a target which has moved is followed there */
    IdleConnections(Duration longestLife) {
        this.longestLife = longestLife;
    }

    synchronized Optional<TargetConnection> take(ConnectionKey key) {
        return Optional.ofNullable(waiting.get(key)).map(Deque::pollFirst);
    }

    synchronized void keep(TargetConnection connection) {
        long now = System.nanoTime();
        connection.rest(now);
        if (closed || now - connection.openedAt() >= longestLife.toNanos()) {
            connection.close();
        } else {
            waiting.computeIfAbsent(connection.key(), key -> new ArrayDeque<>()).addFirst(connection);
        }
    }

    /** Closes those that have waited as long. */
    synchronized void closeAfter(Duration age) {
        long before = System.nanoTime() - age.toNanos();
        waiting.values().forEach(connections -> {
            while (!connections.isEmpty() && connections.getLast().idleSince() - before <= 0) {
                connections.removeLast().close();
            }
        });
        waiting.values().removeIf(Deque::isEmpty);
    }

    synchronized int size() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.values().forEach(connections -> connections.forEach(TargetConnection::close));
        waiting.clear();
    }
}
