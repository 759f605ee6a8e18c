package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.TicketsRead;
import java.sql.Connection;
import java.sql.SQLException;

/** How far events have been read. */
interface ReadingProgress {
    /** The id under which sightings are recorded. */
    long id();

    void read(Connection tx, String eventId, TicketsRead read) throws SQLException;

    void proved(Connection tx, String eventId, SoldComparison proof) throws SQLException;

    /** Of events that this run alone reads anew, beside a full sync that it resumes. */
    ReadingProgress anew();
}
