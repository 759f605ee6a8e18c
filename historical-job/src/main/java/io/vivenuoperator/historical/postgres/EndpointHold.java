package io.vivenuoperator.historical.postgres;

import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.historical.EndpointFingerprint;
import io.vivenuoperator.store.historical.EndpointLease;
import io.vivenuoperator.store.historical.EndpointLeases;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's turn at an endpoint, renewed while it lasts and given back at its end. */
public final class EndpointHold implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(EndpointHold.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int INTERVALS_BETWEEN_WORDS = 60;
    private static final EndpointLeases LEASES = new EndpointLeases();

    private final Database database;
    private final EndpointLease.Acquired lease;
    private final Thread heartbeat;

    private EndpointHold(Database database, EndpointLease.Acquired lease) {
        this.database = database;
        this.lease = lease;
        this.heartbeat = Thread.ofVirtual().name("endpoint-lease").start(this::beat);
    }

    /** Waits for this process's turn, for as long as others have theirs; empty if it was asked to stop. */
    public static Optional<EndpointHold> await(
            Database database,
            PatientDatabase patient,
            EndpointFingerprint endpoint,
            String holder,
            StoppableWait wait) {
        for (int tries = 0; !wait.isStopping(); tries++) {
            switch (patient.inTransaction(tx -> LEASES.acquire(tx, endpoint, holder, LEASE))) {
                case EndpointLease.Acquired acquired -> {
                    return Optional.of(new EndpointHold(database, acquired));
                }
                case EndpointLease.HeldBy other -> {
                    if (tries % INTERVALS_BETWEEN_WORDS == 0) {
                        LOG.atInfo()
                                .addKeyValue("holder", other.holder())
                                .addKeyValue("since", other.since().toString())
                                .log("Waiting for another sync to this endpoint");
                    }
                }
            }
            wait.rest(INTERVAL);
        }
        return Optional.empty();
    }

    public EndpointLease.Acquired lease() {
        return lease;
    }

    private void beat() {
        boolean isHeld = true;
        while (isHeld && rest()) {
            isHeld = renew();
        }
    }

    /** Whoever has lost it notices with the next claim. */
    private boolean renew() {
        try {
            return database.inTransaction(tx -> LEASES.renew(tx, lease, LEASE));
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Lease could not be renewed, trying again");
            return true;
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(LEASE.dividedBy(4));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        heartbeat.interrupt();
        try {
            database.inTransaction(tx -> {
                LEASES.release(tx, lease);
                return lease;
            });
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Lease is left to expire");
        }
    }
}
