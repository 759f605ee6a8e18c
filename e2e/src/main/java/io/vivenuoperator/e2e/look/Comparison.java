package io.vivenuoperator.e2e.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One region's rows next to the truth: every column of every event and ticket type.
 *
 * @param source of the rows, in one word
 */
public record Comparison(String region, String source, List<Line> lines, List<String> differences) {
    private static final Shown MISSING = new Shown();

    public Comparison {
        lines = List.copyOf(lines);
        differences = List.copyOf(differences);
    }

    /** Sold of one event: as the source has it, and as it is. */
    public record Line(String event, String found, String truth) {
        boolean equal() {
            return found.equals(truth);
        }
    }

    public static Comparison of(String region, Stored stored, Truth truth) {
        var rows = new TrueRows(truth, region, Instant.now());
        var differences = new ArrayList<String>();
        differences.addAll(differences(stored.events(), rows.events()));
        differences.addAll(differences(stored.types(), rows.types()));
        return new Comparison(region, "stored", lines(stored.events(), rows.events()), differences);
    }

    /** What the read API says of the region's events, next to the truth. */
    public static Comparison of(String region, Answered answered, Truth truth) {
        var events = new TrueRows(truth, region, Instant.now()).answers();
        return new Comparison(
                region, "answered", lines(answered.events(), events), differences(answered.events(), events));
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
            text.append("  %-10s %-44s %s %7s   truth %7s   %s%n"
                    .formatted(
                            region,
                            line.event(),
                            source,
                            line.found(),
                            line.truth(),
                            line.equal() ? "equal" : "DIFFERENT"));
        }
        for (var difference : differences) {
            text.append("  %-10s DIFFERENT: %s%n".formatted(region, difference));
        }
        return text.toString();
    }
}
