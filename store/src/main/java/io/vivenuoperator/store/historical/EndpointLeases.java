package io.vivenuoperator.store.historical;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one process at a time send past tickets to an endpoint. A killed holder's lease expires by itself. All times are the
 * database's.
 */
public final class EndpointLeases {
    private static final NamedStatements SQL = NamedStatements.of(EndpointLeases.class);

    /**
     * Takes the lease if nobody holds it.
     *
     * @param holder the caller: its pod's or machine's name
     * @param duration how long the lease lasts without renewal
     */
    public EndpointLease acquire(Connection tx, EndpointFingerprint endpoint, String holder, Duration duration)
            throws SQLException {
        Optional<EndpointLease.Acquired> acquired = SQL.in(
                tx,
                db -> db.createNamedGet("acquire")
                        .addParam("url", endpoint.sha256())
                        .addParam("host", endpoint.host())
                        .addParam("holder", holder)
                        .addParam("duration", duration.toString())
                        .execute()
                        .map(row -> new EndpointLease.Acquired(
                                row.column("endpoint_key").getInt(),
                                row.column("token").getLong())));
        return acquired.isPresent() ? acquired.get() : heldBy(tx, endpoint);
    }

    private static EndpointLease.HeldBy heldBy(Connection tx, EndpointFingerprint endpoint) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("holder")
                        .addParam("url", endpoint.sha256())
                        .execute()
                        .map(row -> new EndpointLease.HeldBy(
                                row.column("holder").getString(),
                                RowInstants.instant(row, "since"),
                                RowInstants.instant(row, "expires_at")))
                        .orElseThrow());
    }

    /** The endpoint's key, for whoever only looks; empty if nothing was ever sent there. */
    public Optional<Integer> find(Connection tx, EndpointFingerprint endpoint) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("find")
                        .addParam("url", endpoint.sha256())
                        .execute()
                        .map(row -> row.column("endpoint_key").getInt()));
    }

    /** False if the lease is lost: stop. */
    public boolean renew(Connection tx, EndpointLease.Acquired lease, Duration duration) throws SQLException {
        long renewed = SQL.in(
                tx,
                db -> db.createNamedUpdate("renew")
                        .addParam("duration", duration.toString())
                        .addParam("endpoint", lease.endpoint())
                        .addParam("token", lease.token())
                        .execute());
        return renewed == 1;
    }

    /** Lets the next one begin at once. */
    public void release(Connection tx, EndpointLease.Acquired lease) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("release")
                        .addParam("endpoint", lease.endpoint())
                        .addParam("token", lease.token())
                        .execute());
    }
}
