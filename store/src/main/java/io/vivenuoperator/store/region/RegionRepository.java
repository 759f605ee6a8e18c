package io.vivenuoperator.store.region;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maps a region's name to its key, and serializes the writers of a region's figures.
 *
 * <p>A batch computes the change of sold from the rows it replaces. Two batches that both saw "no row yet" would count one
 * sale twice, so a writer holds the region's lock from before its first read until its commit. It is an advisory lock: it
 * costs no write and ends with the transaction, whatever happens to the process.
 */
public final class RegionRepository {
    /** Distinguishes our advisory locks from others in the same database. */
    private static final int LOCK_SPACE = 0x76767265;

    private static final String INSERT = """
            INSERT INTO region (name, watched_since)
            SELECT n, ? FROM unnest(?::text[]) AS n
            WHERE NOT EXISTS (SELECT FROM region r WHERE r.name = n)
            ON CONFLICT (name) DO NOTHING
            """;
    private static final String FIND = """
            SELECT name, region_key, current_setting('transaction_isolation') FROM region WHERE name = ANY (?)
            """;
    // Ordered by key, so that two writers of several regions can't deadlock.
    private static final String LOCK = """
            SELECT k.name, k.region_key, current_setting('transaction_isolation'),
                   pg_advisory_xact_lock(%d, k.region_key)
            FROM (SELECT name, region_key FROM region WHERE name = ANY (?) ORDER BY region_key) AS k
            """.formatted(LOCK_SPACE);
    private static final String LOCK_KEYS = """
            SELECT pg_advisory_xact_lock(%d, k.region_key),
                   current_setting('transaction_isolation') = 'read committed'
            FROM (SELECT region_key FROM unnest(?::integer[]) AS i (region_key) ORDER BY region_key) AS k
            """.formatted(LOCK_SPACE);

    private RegionRepository() {}

    /** The keys of these regions; new ones are watched from {@code now} on. */
    public static RegionKeys keys(Connection tx, Collection<String> names, Instant now) throws SQLException {
        return findOrAdd(tx, FIND, names, now);
    }

    /** The key of one region. */
    public static int key(Connection tx, String name, Instant now) throws SQLException {
        return keys(tx, Set.of(name), now).of(name);
    }

    /** Like {@link #keys}, and blocks other writers of the same regions until the transaction ends. */
    public static RegionKeys lock(Connection tx, Collection<String> names, Instant now) throws SQLException {
        return findOrAdd(tx, LOCK, names, now);
    }

    /** The same lock, for callers that already have the keys; returns how many regions are locked. */
    public static PipelinedStatement<Integer> locking(Connection tx, RegionKeys regions) {
        return new PipelinedStatement<>(
                LOCK_KEYS,
                PlanMode.ONCE,
                parameters -> parameters.array(
                        BatchColumns.of(tx, List.copyOf(regions.byName().values()))
                                .integers(key -> key)),
                RegionRepository::locked);
    }

    private static int locked(ResultSet rows) throws SQLException {
        int regions = 0;
        while (rows.next()) {
            requireReadCommitted(rows.getBoolean(2) ? "read committed" : "another isolation");
            regions++;
        }
        return regions;
    }

    private static RegionKeys findOrAdd(Connection tx, String query, Collection<String> names, Instant now)
            throws SQLException {
        if (tx.getAutoCommit()) {
            throw new IllegalStateException("the store writes in transactions only");
        }
        Set<String> wanted = new TreeSet<>(names);
        RegionKeys known = find(tx, query, wanted);
        if (known.names().size() == wanted.size()) {
            return known;
        }
        add(tx, wanted, now);
        return find(tx, query, wanted);
    }

    private static void add(Connection tx, Set<String> names, Instant now) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setArray(2, textArray(tx, names));
            insert.executeUpdate();
        }
    }

    private static RegionKeys find(Connection tx, String query, Set<String> names) throws SQLException {
        try (PreparedStatement find = tx.prepareStatement(query)) {
            find.setArray(1, textArray(tx, names));
            try (ResultSet rows = find.executeQuery()) {
                Map<String, Integer> keys = new HashMap<>();
                while (rows.next()) {
                    requireReadCommitted(rows.getString(3));
                    keys.put(rows.getString(1), rows.getInt(2));
                }
                return new RegionKeys(keys);
            }
        }
    }

    /** With one snapshot for the whole transaction, the changes that the lock waited for would be invisible. */
    private static void requireReadCommitted(String isolation) {
        if (!isolation.equals("read committed")) {
            throw new IllegalStateException("the store writes in READ COMMITTED transactions only, not " + isolation);
        }
    }

    private static Array textArray(Connection tx, Collection<String> values) throws SQLException {
        return tx.createArrayOf("text", values.toArray());
    }
}
