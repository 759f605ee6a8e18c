package io.vivenuoperator.store.poll;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets one run at a time work on a region. It is a row rather than a session lock, so it works behind a connection pooler,
 * and a killed run's lease expires by itself. All times are the database's.
 */
public final class PollLease {
    private static final String ACQUIRE = """
            INSERT INTO poll_lease AS l (region_key, token, holder, kind, since, expires_at)
            VALUES (?, 1, ?, ?, clock_timestamp(), clock_timestamp() + ?::interval)
            ON CONFLICT (region_key) DO UPDATE
            SET token = l.token + 1, holder = excluded.holder, kind = excluded.kind, since = clock_timestamp(),
                expires_at = clock_timestamp() + ?::interval
            WHERE l.expires_at <= clock_timestamp()
            RETURNING token
            """;
    private static final String FIND = """
            SELECT l.holder, l.kind, l.since, l.expires_at FROM poll_lease l WHERE l.region_key = ?
            """;
    private static final String RENEW = """
            UPDATE poll_lease l
            SET expires_at = clock_timestamp() + ?::interval
            FROM region r
            WHERE r.region_key = l.region_key AND r.name = ? AND l.token = ? AND l.expires_at > clock_timestamp()
            """;
    private static final String RELEASE = """
            UPDATE poll_lease l
            SET expires_at = clock_timestamp()
            FROM region r
            WHERE r.region_key = l.region_key AND r.name = ? AND l.token = ?
            """;

    /**
     * Takes the lease if nobody holds it.
     *
     * @param holder the caller: its pod's or machine's name
     * @param duration how long the lease lasts without renewal, and thus how long a region is blocked after a kill
     */
    public LeaseDecision acquire(
            Connection tx, String region, RunKind kind, String holder, Duration duration, Instant now)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, now);
        Optional<Long> token = take(tx, regionKey, kind, holder, duration);
        if (token.isPresent()) {
            return new LeaseDecision.Acquired(region, token.get());
        }
        try (PreparedStatement find = tx.prepareStatement(FIND)) {
            find.setInt(1, regionKey);
            try (ResultSet rows = find.executeQuery()) {
                rows.next();
                return new LeaseDecision.HeldBy(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getTimestamp(3).toInstant(),
                        rows.getTimestamp(4).toInstant());
            }
        }
    }

    private static Optional<Long> take(Connection tx, int regionKey, RunKind kind, String holder, Duration duration)
            throws SQLException {
        try (PreparedStatement acquire = tx.prepareStatement(ACQUIRE)) {
            acquire.setInt(1, regionKey);
            acquire.setString(2, holder);
            acquire.setString(3, kind.word());
            acquire.setString(4, duration.toString());
            acquire.setString(5, duration.toString());
            try (ResultSet rows = acquire.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    /**
     * Renews the lease. In a page's transaction, it also keeps a run that lost its lease from writing.
     *
     * @return false if the lease is lost: stop
     */
    public boolean renew(Connection tx, LeaseDecision.Acquired lease, Duration duration) throws SQLException {
        try (PreparedStatement renew = tx.prepareStatement(RENEW)) {
            renew.setString(1, duration.toString());
            renew.setString(2, lease.region());
            renew.setLong(3, lease.token());
            return renew.executeUpdate() == 1;
        }
    }

    /** Lets the next run start at once. */
    public void release(Connection tx, LeaseDecision.Acquired lease) throws SQLException {
        try (PreparedStatement release = tx.prepareStatement(RELEASE)) {
            release.setString(1, lease.region());
            release.setLong(2, lease.token());
            release.executeUpdate();
        }
    }
}
