package io.vivenuoperator.receiver.delivery;

/** The result of a delivery that was queued. */
public sealed interface DeliveryResult {
    /** Committed to the database: no retry is needed. */
    record Committed(Outcome outcome) implements DeliveryResult {}

    /** Perhaps not in the database; if it is, a retry is recognised as a duplicate. */
    record TryAgain(Unavailable reason) implements DeliveryResult {}

    enum Outcome {
        /** New. */
        STORED,
        /** A delivery with this id was stored before. */
        DUPLICATE,
        /** New, but its data could not be stored: the envelope, the hash and the reason are. */
        QUARANTINED
    }

    /** Why a delivery can't be accepted now. */
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
