package io.vivenuoperator.store.delivery;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The oldest snapshot that some session of the server holds: dead rows that it might still see cannot be removed. */
public final class SnapshotHorizon {
    private static final NamedStatements SQL = NamedStatements.of(SnapshotHorizon.class);

    /** Its transaction number; empty if no other session holds one. If it stays the same for long, somebody holds it. */
    public OptionalLong oldest(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("oldest")
                        .execute()
                        .map(row -> OptionalLong.of(row.column("xmin").getLong()))
                        .orElse(OptionalLong.empty()));
    }
}
