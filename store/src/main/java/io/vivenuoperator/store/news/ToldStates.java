package io.vivenuoperator.store.news;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** What was last told of a region, point by point. It turns at most once in two minutes; who asks again later finds it due. */
final class ToldStates {
    private static final NamedStatements SQL = NamedStatements.of(ToldStates.class);

    private ToldStates() {}

    /** @param before the state that was told; empty for the first one */
    record Turn(Optional<String> before) {}

    /** Notes a state; empty if it is the one that was told, or may not be told yet. */
    static Optional<Turn> turn(Connection tx, String kind, int key, String state, Instant now) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("turn")
                        .addParam("kind", kind)
                        .addParam("key", key)
                        .addParam("state", state)
                        .addParam("now", Timestamp.from(now))
                        .execute()
                        .filter(row -> row.column("turned").getBoolean())
                        .map(row -> new Turn(
                                Optional.ofNullable(row.column("before").get(String.class)))));
    }
}
