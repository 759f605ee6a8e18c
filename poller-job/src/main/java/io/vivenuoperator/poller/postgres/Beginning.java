package io.vivenuoperator.poller.postgres;

import java.time.Instant;

/** Whether a run may begin. */
public sealed interface Beginning {

    /** It has begun. */
    record Begun(Run run) implements Beginning {}

    /** Another one works on the region. */
    record Held(String holder, String kind, Instant since) implements Beginning {}
}
