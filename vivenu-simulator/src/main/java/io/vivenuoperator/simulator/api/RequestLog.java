package io.vivenuoperator.simulator.api;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The requests received: all are counted, the latest are kept. */
public final class RequestLog {
    private static final int KEPT = 20_000;

    /** One request; the seller is empty if the key is unknown. */
    public record Entry(Instant at, String seller, String method, String path, String query, int status) {}

    /** The requests of one seller, or of all. */
    public record Report(int total, Map<String, Integer> byRoute, List<Entry> log) {}

    private record Counted(String seller, String route) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Counted, Integer> counts = new HashMap<>();

    synchronized void add(Entry entry, String route) {
        counts.merge(new Counted(entry.seller(), route), 1, Integer::sum);
        entries.add(entry);
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    /** The requests since the start or the last {@link #clear}. */
    public synchronized Report report(Optional<String> seller) {
        Map<String, Integer> byRoute = counts.entrySet().stream()
                .filter(each -> seller.map(each.getKey().seller()::equals).orElse(true))
                .collect(Collectors.toMap(
                        each -> each.getKey().route(), Map.Entry::getValue, Integer::sum, TreeMap::new));
        return new Report(
                byRoute.values().stream().mapToInt(Integer::intValue).sum(),
                byRoute,
                entries.stream()
                        .filter(entry -> seller.map(entry.seller()::equals).orElse(true))
                        .toList());
    }

    /** Clears the log. */
    public synchronized void clear() {
        counts.clear();
        entries.clear();
    }
}
