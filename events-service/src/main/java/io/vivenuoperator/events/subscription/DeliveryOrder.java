package io.vivenuoperator.events.subscription;

/** Which messages of a subscription wait for one another. */
public enum DeliveryOrder {
    /** None. */
    NONE,
    /** Those with the same key. */
    KEY,
    /** All. */
    ALL
}
