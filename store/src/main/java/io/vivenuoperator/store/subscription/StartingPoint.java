package io.vivenuoperator.store.subscription;

import java.time.Instant;

/** With which message a new subscription begins. */
public sealed interface StartingPoint {
    /** With the next one. */
    record FromNow() implements StartingPoint {}

    /** With the first one of the log. */
    record FromEarliest() implements StartingPoint {}

    /** With the first one that was stored then or later. */
    record FromTime(Instant at) implements StartingPoint {}
}
