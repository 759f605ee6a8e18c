package io.vivenuoperator.store.event;

import java.sql.Connection;
import java.sql.SQLException;

/** Events written as part of a shared round trip; for some, more is to be done when its results are there. */
@FunctionalInterface
public interface EventWriting {
    /** Writes the rest, after the round trip, in the same transaction. */
    WrittenEvents complete(Connection tx) throws SQLException;
}
