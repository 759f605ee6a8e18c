package io.vivenuoperator.e2e.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One region's stored rows next to the truth: every column of every event and ticket type. */
public record Comparison(String region, List<Line> lines, List<String> differences) {
    private static final Shown MISSING = new Shown();

    public Comparison {
        lines = List.copyOf(lines);
        differences = List.copyOf(differences);
    }

    /** Sold of one event: as stored, and as it is. */
    public record Line(String event, String stored, String truth) {
        boolean equal() {
            return stored.equals(truth);
        }
    }

    public static Comparison of(String region, Stored stored, Truth truth) {
        var rows = new TrueRows(truth, region, Instant.now());
        var differences = new ArrayList<String>();
        differences.addAll(differences(stored.events(), rows.events()));
        differences.addAll(differences(stored.types(), rows.types()));
        return new Comparison(region, lines(stored.events(), rows.events()), differences);
    }

    private static List<Line> lines(Map<String, Shown> stored, Map<String, Shown> truth) {
        return keys(stored, truth).stream()
                .map(key -> new Line(
                        column(truth.containsKey(key) ? truth.get(key) : stored.get(key), "event_name"),
                        column(stored.get(key), "total_sold"),
                        column(truth.get(key), "total_sold")))
                .toList();
    }

    private static String column(@Nullable Shown row, String name) {
        return row == null ? "no row" : row.columns().getOrDefault(name, "no column");
    }

    private static List<String> differences(Map<String, Shown> stored, Map<String, Shown> truth) {
        var differences = new ArrayList<String>();
        for (var key : keys(stored, truth)) {
            var difference = stored.getOrDefault(key, MISSING).difference(truth.getOrDefault(key, MISSING));
            if (!difference.isEmpty()) {
                differences.add(key + ": " + difference);
            }
        }
        return differences;
    }

    private static TreeSet<String> keys(Map<String, Shown> stored, Map<String, Shown> truth) {
        var keys = new TreeSet<>(stored.keySet());
        keys.addAll(truth.keySet());
        return keys;
    }

    public boolean equal() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::equal) && differences.isEmpty();
    }

    /** A table for people. */
    public String text() {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append("  %-10s %-44s stored %7s   truth %7s   %s%n"
                    .formatted(
                            region, line.event(), line.stored(), line.truth(), line.equal() ? "equal" : "DIFFERENT"));
        }
        for (var difference : differences) {
            text.append("  %-10s DIFFERENT: %s%n".formatted(region, difference));
        }
        return text.toString();
    }
}
