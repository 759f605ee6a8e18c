package io.vivenuoperator.store.event;

import java.sql.Connection;
import java.sql.SQLException;

/** Events that are written by a round trip that others share: of some, more is to be done when its answers are there. */
@FunctionalInterface
public interface EventWriting {
    /** Writes the rest; after the round trip, in the same transaction. */
    EventChange complete(Connection tx) throws SQLException;
}
