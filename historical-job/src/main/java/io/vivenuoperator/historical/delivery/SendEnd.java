package io.vivenuoperator.historical.delivery;

/** Why sending ended. */
public enum SendEnd {
    /** Nothing is left that could be sent. */
    FINISHED,
    /** The process was asked to stop. */
    STOPPED,
    SIGNING_KEY_REFUSED,
    ENDPOINT_GONE,
    /** None of the first ones was wanted. */
    ALL_REFUSED,
    /** It did not come back. */
    ENDPOINT_UNAVAILABLE,
    /** Its address may not be called. */
    ADDRESS_REFUSED,
    /** Somebody else may send to it by now. */
    LEASE_LOST
}
