package io.vivenuoperator.store.historical;

import java.time.Instant;

/** Whether a sync may send to an endpoint. */
public sealed interface EndpointLease {
    /**
     * This sync may.
     *
     * @param token distinguishes this holder from later ones
     */
    record Acquired(int endpoint, long token) implements EndpointLease {}

    /**
     * Another one may.
     *
     * @param expiresAt by the database's clock, unless the other one renews
     */
    record HeldBy(String holder, Instant since, Instant expiresAt) implements EndpointLease {}
}
