package io.vivenuoperator.simulators.platform.http;

/** How an answer goes over the wire. */
public enum Manner {
    /** As it should. */
    WHOLE,
    /** The connection ends within the body. */
    BROKEN_OFF,
    /** A few bytes at a time. */
    TRICKLED,
    /** The connection ends without an answer. */
    NONE
}
