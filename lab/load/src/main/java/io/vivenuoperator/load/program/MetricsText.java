package io.vivenuoperator.load.program;

/**
 * A program's metrics.
 *
 * @param text in Prometheus' format; empty if the program could not be reached
 */
public record MetricsText(String text) {
    /** The sum of all series of a metric; 0 without any. */
    public double sum(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether there is a series of it. */
    public boolean has(String name) {
        return text.lines().anyMatch(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }
}
