package io.vivenuoperator.load.bench;

import java.util.List;
import java.util.Locale;

/**
 * One measurement.
 *
 * @param perSecond commits per second; responses per second where nothing is committed
 * @param p50 milliseconds
 * @param p99 milliseconds; 0 if unknown
 * @param cpu the use of the processors
 * @param ledger the sums, in words
 * @param faults why the sample is void
 */
record Sample(
        Subject subject, double perSecond, double p50, double p99, Shares cpu, String ledger, List<String> faults) {
    Sample {
        faults = List.copyOf(faults);
    }

    /** One line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-56s %8.0f/s  %s %7.2f ms  p99 %s  %s; %s%s",
                subject.words(),
                perSecond,
                subject.ofPgbench() ? "mean" : "p50 ",
                p50,
                p99 == 0 ? "        –   " : String.format(Locale.ROOT, "%8.2f ms", p99),
                cpu,
                ledger,
                faults.isEmpty() ? "" : "  VOID: " + String.join("; ", faults));
    }
}
