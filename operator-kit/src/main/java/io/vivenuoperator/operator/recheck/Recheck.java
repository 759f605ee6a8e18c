package io.vivenuoperator.operator.recheck;

import java.time.Duration;

/** When an outcome has to be asked for again, as long as nothing it depends on changes. */
public sealed interface Recheck {
    /** After this time. */
    record After(Duration delay) implements Recheck {}

    /**
     * Soon, and less and less soon while it goes on like this.
     *
     * @param longest the longest wait that this comes to
     */
    record BackOff(Duration longest) implements Recheck {}
}
