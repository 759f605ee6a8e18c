package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages that failed and wait for their next attempt. When one is due, the database's clock says. */
public final class DueRetries {
    private static final NamedStatements SQL = NamedStatements.of(DueRetries.class);
    private static final double NANOS = 1e9;

    /**
     * One of them.
     *
     * @param attempts made so far
     * @param in the time until it is due
     * @param replay in which it failed
     */
    public record WaitingMessage(
            String subscription, long seq, int attempts, Optional<String> key, Duration in, Optional<String> replay) {}

    /**
     * Those that are due, the longest waiting first.
     *
     * @param most how many of each subscription
     */
    public List<WaitingMessage> due(Connection tx, Map<String, Integer> most) throws SQLException {
        BatchColumns<Map.Entry<String, Integer>> wanted = BatchColumns.of(tx, List.copyOf(most.entrySet()));
        Array uids = wanted.text(Map.Entry::getKey);
        Array counts = wanted.integers(Map.Entry::getValue);
        return SQL.in(
                tx,
                db -> db.createNamedQuery("due")
                        .addParam("uids", uids)
                        .addParam("most", counts)
                        .execute()
                        .map(DueRetries::waiting)
                        .toList());
    }

    /** Those of one subscription in the order of the log, due or not. */
    public List<WaitingMessage> all(Connection tx, String uid, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("all")
                        .addParam("uid", uid)
                        .addParam("most", most)
                        .execute()
                        .map(DueRetries::waiting)
                        .toList());
    }

    /** How many wait, by subscription; one that is missing has none. */
    public Map<String, Long> waiting(Connection tx, Collection<String> uids) throws SQLException {
        Array these = tx.createArrayOf("text", uids.toArray());
        Map<String, Long> waiting = new HashMap<>();
        SQL.in(tx, db -> {
            db.createNamedQuery("waiting")
                    .addParam("uids", these)
                    .execute()
                    .forEach(row -> waiting.put(
                            row.column("subscription_uid").getString(),
                            row.column("waiting").getLong()));
            return true;
        });
        return waiting;
    }

    private static WaitingMessage waiting(DbRow row) {
        return new WaitingMessage(
                row.column("subscription_uid").getString(),
                row.column("seq").getLong(),
                row.column("attempts").getInt(),
                Optional.ofNullable(row.column("key").get(String.class)),
                Duration.ofNanos((long) (row.column("seconds").getDouble() * NANOS)),
                Optional.ofNullable(row.column("replay").get(String.class)));
    }
}
