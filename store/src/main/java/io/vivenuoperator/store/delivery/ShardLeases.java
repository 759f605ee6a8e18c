package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which process delivers for which shard of subscriptions. Each holder has a token of its own, and whoever writes with an
 * older one writes nothing ({@link DeliveryOutcomes}). All times are the database's.
 */
public final class ShardLeases {
    /** How many shards there are. */
    public static final int SHARDS = 16;

    private static final NamedStatements SQL = NamedStatements.of(ShardLeases.class);

    /**
     * Renews what the holder has. A lease that ran out, and that nobody has taken since, goes on.
     *
     * @param holder names one process, not a later one in its place
     * @return the tokens by shard
     */
    public Map<Integer, Long> renew(Connection tx, String holder, Duration duration) throws SQLException {
        return SQL.in(
                tx,
                db -> tokens(db.createNamedQuery("renew")
                        .addParam("holder", holder)
                        .addParam("duration", duration.toString())
                        .execute()));
    }

    /**
     * Takes leases that have run out or were released.
     *
     * @param most how many
     * @return the tokens by shard
     */
    public Map<Integer, Long> take(Connection tx, String holder, Duration duration, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> tokens(db.createNamedQuery("take")
                        .addParam("holder", holder)
                        .addParam("duration", duration.toString())
                        .addParam("most", most)
                        .execute()));
    }

    /** Says that this process delivers, with or without a shard; to be said again before the duration is over. */
    public void appear(Connection tx, String holder, Duration duration) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedDmlStatement("appear")
                        .addParam("holder", holder)
                        .addParam("duration", duration.toString())
                        .execute());
    }

    /** This process does not deliver any more. Those that have said nothing for long are forgotten as well. */
    public void forget(Connection tx, String holder) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedDelete("forget").addParam("holder", holder).execute());
    }

    /**
     * The processes that deliver, with this one. Another counts as soon as it has said so twice.
     *
     * @param duration for which they say it
     */
    public Set<String> present(Connection tx, String holder, Duration duration) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("present")
                        .addParam("holder", holder)
                        .addParam("duration", duration.toString())
                        .execute()
                        .map(row -> row.column("holder").getString())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the lease of a shard still has this token. If so, it keeps it until the transaction has ended. */
    public boolean holds(Connection tx, int shard, long token) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("holds")
                        .addParam("shard", shard)
                        .addParam("token", token)
                        .execute()
                        .isPresent());
    }

    /** Lets others have them at once. */
    public void release(Connection tx, String holder, Collection<Integer> shards) throws SQLException {
        Array these = tx.createArrayOf("int4", shards.toArray());
        SQL.in(
                tx,
                db -> db.createNamedUpdate("release")
                        .addParam("holder", holder)
                        .addParam("shards", these)
                        .execute());
    }

    private static Map<Integer, Long> tokens(Stream<DbRow> rows) {
        Map<Integer, Long> tokens = new LinkedHashMap<>();
        rows.forEach(row ->
                tokens.put(row.column("shard").getInt(), row.column("token").getLong()));
        return tokens;
    }
}
