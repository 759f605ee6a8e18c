package io.vivenuoperator.load.fault;

/** What is done in the middle of the load. */
public enum Fault {
    /** SIGKILL to the receiver, which is started again. */
    KILL_RECEIVER,
    /** The receiver is asked to end (SIGTERM), must drain and exit with 0, and is started again. */
    TERMINATE_RECEIVER,
    /** PostgreSQL is stopped without a checkpoint, recovers from its log when it is started again, and the receiver stays. */
    STOP_DATABASE_AT_ONCE
}
