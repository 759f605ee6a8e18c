package io.vivenuoperator.store.ingest;

import java.util.List;

/** The result of a batch, which is stored as a whole or not at all. */
public sealed interface IngestResult {
    /**
     * It is in the database.
     *
     * @param arrivals one per delivery, in the same order
     */
    record Committed(List<Arrival> arrivals) implements IngestResult {}

    /** The database refuses the data of at least one row (SQLSTATE class 22 or 23): repeating it does not help. */
    record Refused(String sqlState) implements IngestResult {}

    /**
     * It is unknown whether it was stored, and the session is unusable.
     *
     * @param reason for people: the problem and what helps, without data
     */
    record Lost(String reason) implements IngestResult {}

    /** Whether a delivery was new to the inbox. */
    enum Arrival {
        NEW,
        REPEATED
    }
}
