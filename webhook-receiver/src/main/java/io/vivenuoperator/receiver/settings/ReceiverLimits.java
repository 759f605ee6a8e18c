package io.vivenuoperator.receiver.settings;

import java.time.Duration;

/**
 * What the process takes at most.
 *
 * @param bodyBytes the largest body; a larger one is answered 413
 * @param queueRows deliveries that may wait for the writer
 * @param queueBytes what their bodies may add up to
 * @param batchRows deliveries that are committed together
 * @param batchBytes what their bodies may add up to
 * @param answerTimeout how long a request waits for its commit before it is told to come again: below Vivenu's 10 s
 * @param connections TCP connections that are open at the same time
 * @param concurrentRequests requests that are worked on at the same time
 * @param failuresPerMinute unauthenticated failures of one source before it is answered 429
 * @param bodyTimeout how long a whole body may take, however it trickles: Vivenu itself gives up after 10 s
 * @param firstLineTimeout how long a new connection may take to send the first line of its first request, however it trickles
 * @param headTimeout how long a request's headers may take, however they trickle
 * @param shutdownGrace how long a shutdown waits for the requests that are in flight
 */
public record ReceiverLimits(
        int bodyBytes,
        int queueRows,
        long queueBytes,
        int batchRows,
        long batchBytes,
        Duration answerTimeout,
        int connections,
        int concurrentRequests,
        int failuresPerMinute,
        Duration bodyTimeout,
        Duration firstLineTimeout,
        Duration headTimeout,
        Duration shutdownGrace) {

    private static final int MEBIBYTE = 1 << 20;

    static ReceiverLimits from(Variables variables) {
        int body = (int) variables.number("MAX_BODY_BYTES", MEBIBYTE, 1_024, 64 * MEBIBYTE);
        return new ReceiverLimits(
                body,
                (int) variables.number("QUEUE_ROWS", 4_096, 1, 1_000_000),
                variables.number("QUEUE_BYTES", Math.max(64L * MEBIBYTE, body), body, 16L * 1_024 * MEBIBYTE),
                (int) variables.number("BATCH_ROWS", 256, 1, 10_000),
                variables.number("BATCH_BYTES", 8L * MEBIBYTE, 1, 1_024L * MEBIBYTE),
                Duration.ofMillis(variables.number("ANSWER_TIMEOUT_MILLIS", 1_800, 100, 9_000)),
                (int) variables.number("MAX_CONNECTIONS", 4_096, 1, 1_000_000),
                (int) variables.number("MAX_CONCURRENT_REQUESTS", 2_048, 1, 1_000_000),
                (int) variables.number("FAILURES_PER_MINUTE", 60, 1, 1_000_000),
                Duration.ofMillis(variables.number("BODY_TIMEOUT_MILLIS", 8_000, 100, 60_000)),
                Duration.ofMillis(variables.number("FIRST_LINE_TIMEOUT_MILLIS", 10_000, 100, 60_000)),
                Duration.ofMillis(variables.number("HEAD_TIMEOUT_MILLIS", 5_000, 100, 60_000)),
                Duration.ofSeconds(variables.number("SHUTDOWN_GRACE_SECONDS", 10, 1, 600)));
    }
}
