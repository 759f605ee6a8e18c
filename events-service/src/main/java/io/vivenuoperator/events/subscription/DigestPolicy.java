package io.vivenuoperator.events.subscription;

import java.time.Duration;

/**
 * How messages are told together.
 *
 * @param window the time between two that are told
 * @param lines the most lines that one has
 */
public record DigestPolicy(Duration window, int lines) {
    public static final int USUAL_LINES = 20;

    public DigestPolicy {
        if (!window.isPositive() || lines < 1) {
            throw new IllegalArgumentException("digest: give a window of at least a second, and at least one line");
        }
    }
}
