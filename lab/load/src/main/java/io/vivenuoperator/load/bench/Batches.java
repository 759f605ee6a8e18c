package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.program.MetricsText;
import io.vivenuoperator.load.program.ReceiverProgram;
import java.util.Locale;

/**
 * Figures about transactions from the receiver's own metrics.
 *
 * @param count the number of transactions
 * @param seconds their total time
 */
record Batches(double count, double rows, double seconds) {
    private static final double MILLIS = 1_000;

    /** Since the receiver started. */
    static Batches of(ReceiverProgram receiver) {
        MetricsText metrics = receiver.metrics();
        return new Batches(
                metrics.sum("vivenu_receiver_commit_seconds_count"),
                metrics.sum("vivenu_receiver_batch_rows_sum"),
                metrics.sum("vivenu_receiver_commit_seconds_sum"));
    }

    Batches since(Batches before) {
        return new Batches(count - before.count, rows - before.rows, seconds - before.seconds);
    }

    /** The average batch, in words; empty if there was none. */
    String words() {
        return count == 0
                ? ""
                : String.format(
                        Locale.ROOT, "; batches of %.0f rows in %.2f ms", rows / count, MILLIS * seconds / count);
    }
}
