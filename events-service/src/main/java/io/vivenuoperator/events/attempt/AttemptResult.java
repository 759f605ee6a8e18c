package io.vivenuoperator.events.attempt;

import java.time.Duration;
import java.util.Optional;

/**
 * How one attempt ended.
 *
 * @param asked the pause that the endpoint asked for
 * @param text the beginning of its answer, cleaned
 * @param detail why it failed, as a sentence for the endpoint's owner
 */
public record AttemptResult(
        AttemptVerdict verdict, Duration took, Optional<Duration> asked, String text, Optional<String> detail) {}
