package io.vivenuoperator.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of a benchmark: target and measurement. */
final class Figures {
    private record Row(String what, String target, String figure, String verdict) {}

    private final List<Row> rows = new ArrayList<>();

    void atMost(String what, double target, double figure, String unit) {
        rows.add(new Row(
                what,
                "<= " + text(target) + " " + unit,
                text(figure) + " " + unit,
                figure <= target ? "met" : "MISSED"));
    }

    void told(String what, String figure) {
        rows.add(new Row(what, "", figure, ""));
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    void print(PrintStream out) {
        rows.forEach(row ->
                out.println(String.format("%-62s %-16s %-26s %s", row.what(), row.target(), row.figure(), row.verdict())
                        .stripTrailing()));
    }
}
