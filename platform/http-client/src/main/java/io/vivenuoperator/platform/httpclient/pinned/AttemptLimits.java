package io.vivenuoperator.platform.httpclient.pinned;

import java.time.Duration;

/**
 * How long the parts of an attempt may take; the whole has its own deadline.
 *
 * @param connect until an address has accepted the connection
 * @param secured until TLS is ready, counted from the same beginning
 * @param idle how long an unused connection is kept
 * @param life how long a connection is used again: a target may have moved
 */
public record AttemptLimits(Duration connect, Duration secured, Duration idle, Duration life) {
    public static AttemptLimits standard() {
        return new AttemptLimits(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }
}
