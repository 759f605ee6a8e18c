package io.vivenuoperator.load.fault;

/** A fault in the middle of the load. */
public enum Fault {
    /** SIGKILL to the receiver, which is restarted. */
    KILL_RECEIVER,
    /** SIGTERM to the receiver, which must drain and exit with 0, and is restarted. */
    TERMINATE_RECEIVER,
    /** PostgreSQL is stopped without a checkpoint and recovers from its WAL at the restart; the receiver keeps running. */
    STOP_DATABASE_AT_ONCE
}
