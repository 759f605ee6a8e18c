package io.vivenuoperator.events.stream;

import java.time.Duration;

/**
 * How streams are kept.
 *
 * @param most at once in this process
 * @param mostOfOne of one key
 * @param pace the shortest time between two writes to a client
 * @param beat after a silence of this length a client gets a sign of life, so that no proxy cuts it off
 * @param patience a client that takes nothing for so long is cut off
 * @param life about how long a stream lasts
 * @param spread over how long the ends of all streams are spread when the process ends
 */
public record StreamPacing(
        int most, int mostOfOne, Duration pace, Duration beat, Duration patience, Duration life, Duration spread) {
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(20);

    /** With these limits, and a spread that fits into the grace period of a shutdown. */
    public static StreamPacing usual(int most, int mostOfOne, Duration grace) {
        Duration fitting = grace.multipliedBy(2).dividedBy(3);
        return new StreamPacing(
                most,
                mostOfOne,
                Duration.ofMillis(50),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                fitting.compareTo(LONGEST_SPREAD) < 0 ? fitting : LONGEST_SPREAD);
    }
}
