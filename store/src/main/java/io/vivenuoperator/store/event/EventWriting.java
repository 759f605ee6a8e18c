package io.vivenuoperator.store.event;

import java.sql.Connection;
import java.sql.SQLException;

/** Events whose own rows are written by a round trip that others share: what hangs on these rows is still to be written. */
@FunctionalInterface
public interface EventWriting {

    /** Writes the rest; after the round trip, in the same transaction. */
    EventChange complete(Connection tx) throws SQLException;
}
