package io.vivenuoperator.simulators.platform.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests received: all are counted, the latest are kept. */
public final class RequestLog {
    private static final int KEPT = 20_000;

    /**
     * One request; no query and no token, for both may name people.
     *
     * @param token the start of the token's SHA-256, empty without one
     */
    public record Entry(Instant at, String method, String path, int status, String token) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private int total;

    /** Adds one. */
    public synchronized void add(Entry entry) {
        total++;
        byStatus.merge(Integer.toString(entry.status()), 1, Integer::sum);
        entries.add(entry);
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    /** All since the start or the last {@link #clear}. */
    public synchronized int total() {
        return total;
    }

    /** How many were answered with each status; 0 stands for no answer. */
    public synchronized Map<String, Integer> byStatus() {
        return Map.copyOf(byStatus);
    }

    /** The latest, oldest first. */
    public synchronized List<Entry> latest() {
        return List.copyOf(entries);
    }

    /** Forgets all. */
    public synchronized void clear() {
        entries.clear();
        byStatus.clear();
        total = 0;
    }
}
