package io.vivenuoperator.load.goal;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A figure and what was promised of it.
 *
 * @param words what it is, with its unit
 * @param figure empty if nothing was measured, which is never as good as met
 * @param bound that it must reach, or stay within
 * @param atLeast whether more is better
 */
public record MeasuredGoal(String words, OptionalDouble figure, double bound, boolean atLeast) {
    /** A figure that must not be below the bound. */
    public static MeasuredGoal atLeast(String words, OptionalDouble figure, double bound) {
        return new MeasuredGoal(words, figure, bound, true);
    }

    /** A figure that must not be above the bound. */
    public static MeasuredGoal atMost(String words, OptionalDouble figure, double bound) {
        return new MeasuredGoal(words, figure, bound, false);
    }

    public boolean met() {
        return figure.isPresent() && (atLeast ? figure.getAsDouble() >= bound : figure.getAsDouble() <= bound);
    }

    /** One line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "  %-76s %10s   %s %.5g   %s",
                words,
                figure.isPresent() ? String.format(Locale.ROOT, "%.2f", figure.getAsDouble()) : "unknown",
                atLeast ? "≥" : "≤",
                bound,
                met() ? "met" : "NOT MET");
    }
}
