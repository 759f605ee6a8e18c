package io.vivenuoperator.salesapi.forecast;

/** Quantiles of a few numbers; between two of them, in proportion. */
final class Quantiles {
    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param sorted ascending, at least one
     * @param part 0 to 1
     */
    static double of(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
