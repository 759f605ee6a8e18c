package io.vivenuoperator.operator.recheck;

import java.time.Duration;

/** When to ask again if nothing the answer depends on has changed. */
public sealed interface Recheck {
    /** After a fixed time. */
    record After(Duration delay) implements Recheck {}

    /**
     * Soon, with a growing delay while the answer stays the same.
     *
     * @param longest the maximum delay
     */
    record BackOff(Duration longest) implements Recheck {}
}
