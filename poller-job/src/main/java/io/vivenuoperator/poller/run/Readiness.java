package io.vivenuoperator.poller.run;

/** Whether the database is usable. */
sealed interface Readiness {
    /** It is reachable and has the schema that this version needs. */
    record Ready() implements Readiness {}

    /** It is not, and waiting for it is over. */
    record NotReady(RunFailure why) implements Readiness {}
}
