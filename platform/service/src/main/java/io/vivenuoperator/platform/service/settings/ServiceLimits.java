package io.vivenuoperator.platform.service.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.time.Duration;

/**
 * What an HTTP program takes at most.
 *
 * @param bodyBytes the largest body; a larger one is answered 413
 * @param connections TCP connections that are open at the same time
 * @param concurrentRequests requests that are worked on at the same time
 * @param bodyTimeout how long a whole body may take, however it trickles
 * @param firstLineTimeout how long a new connection may take to send the first line of its first request, however it trickles
 * @param headTimeout how long a request's headers may take, however they trickle
 * @param shutdownGrace how long a shutdown waits for the requests that are in flight
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
