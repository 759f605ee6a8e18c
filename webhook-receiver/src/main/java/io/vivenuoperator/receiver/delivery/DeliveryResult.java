package io.vivenuoperator.receiver.delivery;

/** What became of a delivery that was taken in. */
public sealed interface DeliveryResult {
    /** It is in the database, committed: a redelivery is not needed. */
    record Committed(Outcome outcome) implements DeliveryResult {}

    /** It may not be in the database; a redelivery is recognised if it is. */
    record TryAgain(Unavailable reason) implements DeliveryResult {}

    enum Outcome {
        /** New. */
        STORED,
        /** Its id was there already. */
        DUPLICATE,
        /** New, but what it says could not be stored: its envelope and hash are kept with the reason. */
        QUARANTINED
    }

    /** Why a delivery can't be taken right now. */
    enum Unavailable {
        REGISTRY_NOT_LOADED,
        REGION_WITHOUT_KEY,
        QUEUE_FULL,
        DATABASE_AWAY,
        DATABASE_SLOW,
        NOT_KEPT,
        SHUTTING_DOWN
    }
}
