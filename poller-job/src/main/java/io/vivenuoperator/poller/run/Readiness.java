package io.vivenuoperator.poller.run;

/** Whether the database can be worked with. */
sealed interface Readiness {

    /** It is there and has the schema that this version works with. */
    record Ready() implements Readiness {}

    /** It is not, and it is waited for no longer. */
    record NotReady(RunFailure why) implements Readiness {}
}
