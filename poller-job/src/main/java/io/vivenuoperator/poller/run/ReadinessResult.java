package io.vivenuoperator.poller.run;

/** Whether the database is usable. */
sealed interface ReadinessResult {
    /** It is reachable and has the schema that this version needs. */
    record Ready() implements ReadinessResult {}

    /** It is not, and waiting for it is over. */
    record NotReady(RunFailure why) implements ReadinessResult {}
}
