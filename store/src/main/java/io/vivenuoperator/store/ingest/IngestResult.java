package io.vivenuoperator.store.ingest;

import java.util.List;

/** What became of a batch: it is stored as a whole, or not at all. */
public sealed interface IngestResult {
    /**
     * It is in the database.
     *
     * @param arrivals one per delivery, in the same order
     */
    record Committed(List<Arrival> arrivals) implements IngestResult {}

    /** At least one of its rows is what the database can't take (SQLSTATE class 22 or 23): the same again can't help. */
    record Refused(String sqlState) implements IngestResult {}

    /**
     * It is not known whether it was stored, and the session is of no more use.
     *
     * @param reason for people: what is wrong and what helps, and nothing of a row
     */
    record Lost(String reason) implements IngestResult {}

    /** Whether the inbox knew a delivery. */
    enum Arrival {
        NEW,
        REPEATED
    }
}
