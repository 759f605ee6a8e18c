package io.vivenuoperator.load.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One measurement.
 *
 * @param perSecond committed in a second, or answered, where nothing is committed
 * @param p50 milliseconds
 * @param p99 milliseconds; 0 when it is not known
 * @param others the share of the processors that other programs took
 * @param ledger the sums, in words
 * @param faults why it counts for nothing
 */
record Sample(
        Subject subject,
        double perSecond,
        double p50,
        double p99,
        OptionalDouble others,
        String ledger,
        List<String> faults) {

    Sample {
        faults = List.copyOf(faults);
    }

    /** One line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-56s %8.0f/s  %s %7.2f ms  p99 %s  others %s  %s%s",
                subject.words(),
                perSecond,
                subject.ofPgbench() ? "mean" : "p50 ",
                p50,
                p99 == 0 ? "        –   " : String.format(Locale.ROOT, "%8.2f ms", p99),
                others.isPresent() ? String.format(Locale.ROOT, "%3.0f %%", 100 * others.getAsDouble()) : "?",
                ledger,
                faults.isEmpty() ? "" : "  VOID: " + String.join("; ", faults));
    }
}
