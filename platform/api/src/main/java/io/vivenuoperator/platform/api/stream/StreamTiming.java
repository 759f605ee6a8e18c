package io.vivenuoperator.platform.api.stream;

import java.time.Duration;

/**
 * How a stream is kept.
 *
 * @param most at once in this process
 * @param beat after a silence of this length a client gets a sign of life, so that no proxy cuts it off
 * @param patience a client that takes nothing for so long is cut off
 * @param sweep how often all clients are looked at
 */
public record StreamTiming(int most, Duration beat, Duration patience, Duration sweep) {
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SWEEP = Duration.ofMillis(500);

    public static StreamTiming usual(int most) {
        return new StreamTiming(most, BEAT, PATIENCE, SWEEP);
    }
}
