package io.vivenuoperator.bench.measure;

import java.util.Locale;

/**
 * One figure of the baseline and of the product, from the same run.
 *
 * @param name what was measured
 * @param unit the unit of both
 * @param extrapolated whether the baseline was measured in part and scaled up
 */
public record Ratio(String name, String unit, double baseline, double product, boolean extrapolated) {
    /** The table header for {@link #line}. */
    public static final String HEAD = "%-58s %14s %12s %-7s %9s".formatted("", "row per poll", "product", "", "ratio");

    /** How many times more the baseline needs. */
    public double factor() {
        return baseline / product;
    }

    /** One line of the table. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-58s %14s %12s %-7s %8.1fx",
                name,
                (extrapolated ? "~" : "") + number(baseline),
                number(product),
                unit,
                factor());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
