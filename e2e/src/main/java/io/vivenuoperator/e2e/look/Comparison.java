package io.vivenuoperator.e2e.look;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One region's stored numbers next to the truth. */
public record Comparison(String region, List<Line> lines, List<String> differingTypes) {
    public Comparison {
        lines = List.copyOf(lines);
        differingTypes = List.copyOf(differingTypes);
    }

    /** Sold of one event: as stored, and as it is. */
    public record Line(String event, long stored, long truth) {
        boolean equal() {
            return stored == truth;
        }
    }

    public static Comparison of(String region, Stored stored, Truth truth) {
        var lines = new ArrayList<Line>();
        var unexpected = new TreeSet<>(stored.soldByEvent().keySet());
        for (var event : truth.events()) {
            lines.add(
                    new Line(event.name(), stored.soldByEvent().getOrDefault(event.eventId(), 0L), event.sold()));
            unexpected.remove(event.eventId());
        }
        for (var event : unexpected) {
            lines.add(new Line(event, stored.soldByEvent().getOrDefault(event, 0L), 0));
        }
        return new Comparison(region, lines, differingTypes(stored, truth));
    }

    public boolean equal() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::equal) && differingTypes.isEmpty();
    }

    private static List<String> differingTypes(Stored stored, Truth truth) {
        var sold = truth.soldByType();
        var types = new TreeSet<>(sold.keySet());
        types.addAll(stored.soldByType().keySet());
        return types.stream()
                .filter(type -> !stored.soldByType().getOrDefault(type, 0L).equals(sold.getOrDefault(type, 0L)))
                .toList();
    }

    /** A table for people. */
    public String text() {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append("  %-10s %-44s stored %7d   truth %7d   %s%n"
                    .formatted(
                            region,
                            line.event(),
                            line.stored(),
                            line.truth(),
                            line.equal() ? "equal" : "DIFFERENT"));
        }
        if (!differingTypes.isEmpty()) {
            text.append("  %-10s ticket types that differ: %s%n".formatted(region, differingTypes));
        }
        return text.toString();
    }
}
