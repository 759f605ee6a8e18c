package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;

/**
 * The limits on deliveries in the process.
 *
 * @param queueRows most deliveries waiting for the writer
 * @param queueBytes most bytes of their bodies together
 * @param batchRows most deliveries committed together
 * @param batchBytes most bytes of their bodies together
 * @param answerTimeout how long a request waits for its commit before it is answered 503; below Vivenu's 10 s
 * @param failuresPerMinute unauthenticated failures of one address before it is answered 429
 */
public record ReceiverLimits(
        int queueRows, long queueBytes, int batchRows, long batchBytes, Duration answerTimeout, int failuresPerMinute) {
    private static final long MEBIBYTE = 1 << 20;

    /** Validates that the queue has room for the largest body. */
    static ReceiverLimits from(EnvironmentVariables environment, int bodyBytes) {
        return new ReceiverLimits(
                environment.integer("QUEUE_ROWS", 4_096, 1, 1_000_000),
                environment.number("QUEUE_BYTES", Math.max(64 * MEBIBYTE, bodyBytes), bodyBytes, 16_384 * MEBIBYTE),
                environment.integer("BATCH_ROWS", 256, 1, 10_000),
                environment.number("BATCH_BYTES", 8 * MEBIBYTE, 1, 1_024 * MEBIBYTE),
                environment.durations().millis("ANSWER_TIMEOUT_MILLIS", 1_800, 100, 9_000),
                environment.integer("FAILURES_PER_MINUTE", 60, 1, 1_000_000));
    }
}
