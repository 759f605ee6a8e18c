package io.vivenuoperator.platform.service.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;

/**
 * The limits of an HTTP program.
 *
 * @param bodyBytes the largest body; larger ones are answered 413
 * @param connections the most open TCP connections
 * @param concurrentRequests the most requests in progress
 * @param bodyTimeout limit for a whole body, however slowly it trickles in
 * @param firstLineTimeout limit for the first line of a new connection's first request, however slowly it trickles in
 * @param headTimeout limit for a request's headers, however slowly they trickle in
 * @param shutdownGrace how long a shutdown waits for the requests in flight
 */
public record ServiceLimits(
        int bodyBytes,
        int connections,
        int concurrentRequests,
        Duration bodyTimeout,
        Duration firstLineTimeout,
        Duration headTimeout,
        Duration shutdownGrace) {
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST = 1_000_000;
    private static final int LONGEST_MILLIS = 60_000;

    static ServiceLimits from(EnvironmentVariables environment) {
        var durations = environment.durations();
        return new ServiceLimits(
                environment.integer("MAX_BODY_BYTES", MEBIBYTE, 1_024, 64 * MEBIBYTE),
                environment.integer("MAX_CONNECTIONS", 4_096, 1, MOST),
                environment.integer("MAX_CONCURRENT_REQUESTS", 2_048, 1, MOST),
                durations.millis("BODY_TIMEOUT_MILLIS", 8_000, 100, LONGEST_MILLIS),
                durations.millis("FIRST_LINE_TIMEOUT_MILLIS", 10_000, 100, LONGEST_MILLIS),
                durations.millis("HEAD_TIMEOUT_MILLIS", 5_000, 100, LONGEST_MILLIS),
                Duration.ofSeconds(environment.number("SHUTDOWN_GRACE_SECONDS", 10, 1, 600)));
    }
}
