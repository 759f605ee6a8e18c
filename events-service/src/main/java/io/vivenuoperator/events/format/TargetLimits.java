package io.vivenuoperator.events.format;

import java.time.Duration;
import java.util.Optional;

/**
 * What a target bears.
 *
 * @param bodyBytes the largest body
 * @param rate how often it may be called, whatever the subscription asks for
 * @param digestEvery how long events of people's targets are collected unless the subscription says otherwise
 */
public record TargetLimits(int bodyBytes, Optional<TargetRate> rate, Optional<Duration> digestEvery) {
    /** Of a program, which bears what the subscription's policy says. */
    public static TargetLimits ofBody(int bodyBytes) {
        return new TargetLimits(bodyBytes, Optional.empty(), Optional.empty());
    }

    /**
     * So many requests in a span.
     *
     * @param requests at least 1
     */
    public record TargetRate(int requests, Duration span) {
        public TargetRate {
            if (requests < 1 || !span.isPositive()) {
                throw new IllegalArgumentException("a rate is at least one request in a span of time");
            }
        }
    }
}
