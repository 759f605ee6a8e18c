package io.vivenuoperator.store.poll;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets one run at a time work on a region. It is a row rather than a session lock, so it works behind a connection pooler,
 * and a killed run's lease expires by itself. All times are the database's.
 */
public final class PollLease {
    private static final NamedStatements SQL = NamedStatements.of(PollLease.class);

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
        Optional<Long> token = SQL.in(
                tx,
                db -> db.createNamedGet("acquire")
                        .addParam("regionKey", regionKey)
                        .addParam("holder", holder)
                        .addParam("kind", kind.word())
                        .addParam("duration", duration.toString())
                        .execute()
                        .map(row -> row.column("token").getLong()));
        return token.isPresent() ? new LeaseDecision.Acquired(region, token.get()) : heldBy(tx, regionKey);
    }

    private static LeaseDecision.HeldBy heldBy(Connection tx, int regionKey) throws SQLException {
        DbRow row = SQL.in(
                tx,
                db -> db.createNamedGet("holder")
                        .addParam("regionKey", regionKey)
                        .execute()
                        .orElseThrow());
        return new LeaseDecision.HeldBy(
                row.column("holder").getString(),
                row.column("kind").getString(),
                RowInstants.instant(row, "since"),
                RowInstants.instant(row, "expires_at"));
    }

    /**
     * Renews the lease. In a page's transaction, it also keeps a run that lost its lease from writing.
     *
     * @return false if the lease is lost: stop
     */
    public boolean renew(Connection tx, LeaseDecision.Acquired lease, Duration duration) throws SQLException {
        long renewed = SQL.in(
                tx,
                db -> db.createNamedUpdate("renew")
                        .addParam("duration", duration.toString())
                        .addParam("region", lease.region())
                        .addParam("token", lease.token())
                        .execute());
        return renewed == 1;
    }

    /** Lets the next run start at once. */
    public void release(Connection tx, LeaseDecision.Acquired lease) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("release")
                        .addParam("region", lease.region())
                        .addParam("token", lease.token())
                        .execute());
    }
}
