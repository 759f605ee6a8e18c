package io.vivenuoperator.store.delivery;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How far each subscription has got in the log. Delivery moves them on with {@link DeliveryOutcomes}. */
public final class SubscriptionPositions {
    private static final NamedStatements SQL = NamedStatements.of(SubscriptionPositions.class);

    /** The failures since a subscription's last success. */
    public record FailureCount(long failures, Instant first) {}

    /** Those that have one. */
    public Map<String, LogPlace> load(Connection tx, Collection<String> uids) throws SQLException {
        Array these = texts(tx, uids);
        Map<String, LogPlace> places = new HashMap<>();
        SQL.in(tx, db -> {
            db.createNamedQuery("load")
                    .addParam("uids", these)
                    .execute()
                    .forEach(row -> places.put(
                            row.column("subscription_uid").getString(),
                            new LogPlace(row.column("upto").getLong(), RowInstants.instant(row, "upto_at"))));
            return true;
        });
        return places;
    }

    /** Gives a subscription its first position; one that is there stays. */
    public void begin(Connection tx, String uid, LogPlace place) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedInsert("begin")
                        .addParam("uid", uid)
                        .addParam("upto", place.seq())
                        .addParam("at", Timestamp.from(place.at()))
                        .execute());
    }

    /** Moves a subscription, which must not be active, to the end of the log: what lies between is never delivered. */
    public void skip(Connection tx, String uid) throws SQLException {
        SQL.in(tx, db -> db.createNamedUpdate("skip").addParam("uid", uid).execute());
    }

    /** By subscription, what lies beyond its position and is delivered, in retry or in dead letters already. */
    public Map<String, Set<Long>> passed(Connection tx, Collection<String> uids) throws SQLException {
        Array these = texts(tx, uids);
        Map<String, Set<Long>> passed = new HashMap<>();
        SQL.in(tx, db -> {
            db.createNamedQuery("passed")
                    .addParam("uids", these)
                    .execute()
                    .forEach(row -> passed.computeIfAbsent(
                                    row.column("subscription_uid").getString(), _ -> new HashSet<>())
                            .add(row.column("seq").getLong()));
            return true;
        });
        return passed;
    }

    /**
     * By subscription, its failed attempts since the last success.
     *
     * @param since older attempts are not looked at
     */
    public Map<String, FailureCount> streaks(Connection tx, Collection<String> uids, Instant since)
            throws SQLException {
        Array these = texts(tx, uids);
        Map<String, FailureCount> streaks = new HashMap<>();
        SQL.in(tx, db -> {
            db.createNamedQuery("streaks")
                    .addParam("uids", these)
                    .addParam("since", Timestamp.from(since))
                    .execute()
                    .forEach(row -> streaks.put(
                            row.column("subscription_uid").getString(),
                            new FailureCount(row.column("failures").getLong(), RowInstants.instant(row, "first"))));
            return true;
        });
        return streaks;
    }

    private static Array texts(Connection tx, Collection<String> uids) throws SQLException {
        return tx.createArrayOf("text", uids.toArray());
    }
}
