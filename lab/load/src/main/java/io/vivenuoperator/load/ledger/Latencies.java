package io.vivenuoperator.load.ledger;

import java.util.Locale;

/**
 * All latencies, so that no percentile is an estimate.
 *
 * @param sortedMicros ascending
 */
@SuppressWarnings("ArrayRecordComponent")
public record Latencies(int[] sortedMicros) {
    /** In milliseconds; 0 when there are none. */
    public double percentile(double percent) {
        if (sortedMicros.length == 0) {
            return 0;
        }
        // In thousandths of a percent, because 99.9 has no exact double and would round up to the
        // next rank.
        long rank = Math.ceilDiv(Math.round(percent * 1_000) * sortedMicros.length, 100_000L);
        return sortedMicros[(int) Math.max(1, rank) - 1] / 1_000.0;
    }

    /** Everything on one line; {@code from} says what they are measured from. */
    public String words(String from) {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms of %d from the %s",
                percentile(50),
                percentile(99),
                percentile(99.9),
                percentile(100),
                sortedMicros.length,
                from);
    }

    @Override
    public String toString() {
        return words("due time");
    }
}
