package io.vivenuoperator.receiver.batch;

/** Opens the database for the writer. */
public interface DeliveryStores {
    /** Connects and looks at the schema; returns within a few seconds whatever the network does. */
    Opening open();

    sealed interface Opening {
        record Open(DeliveryStore store) implements Opening {}

        /** Can't be used now, and may be later: the database is away, or its schema is not there yet. */
        record NotNow(String reason) implements Opening {}
    }
}
