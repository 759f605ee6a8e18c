package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.TicketsRead;
import java.sql.Connection;

/**
 * Events that are read in one go: an interrupted run leaves nothing of it to the next one.
 *
 * @param id the run's
 */
record UnkeptProgress(long id) implements ReadingProgress {
    @Override
    public void read(Connection tx, String eventId, TicketsRead read) {}

    @Override
    public void proved(Connection tx, String eventId, SoldComparison proof) {}

    @Override
    public ReadingProgress anew() {
        return this;
    }
}
