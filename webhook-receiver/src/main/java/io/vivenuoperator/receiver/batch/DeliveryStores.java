package io.vivenuoperator.receiver.batch;

/** Opens the database for the writer. */
public interface DeliveryStores {
    /** Connects and checks the schema; returns within a few seconds whatever the network does. */
    Opening open();

    sealed interface Opening {
        record Open(DeliveryStore store) implements Opening {}

        /** Temporarily unusable: the database is unreachable, or its schema is not there yet. */
        record NotNow(String reason) implements Opening {}
    }
}
