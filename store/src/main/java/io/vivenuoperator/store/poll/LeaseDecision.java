package io.vivenuoperator.store.poll;

import io.vivenuoperator.contracts.run.RunKind;
import java.time.Instant;

/** Whether a run may work on its region. */
public sealed interface LeaseDecision {
    /**
     * This run may work.
     *
     * @param token distinguishes this holder from later ones
     */
    record Acquired(String region, long token) implements LeaseDecision {}

    /**
     * Another run is working.
     *
     * @param kind the other run's, as {@link RunKind#word()}
     * @param expiresAt by the database's clock, unless the other run renews
     */
    record HeldBy(String holder, String kind, Instant since, Instant expiresAt) implements LeaseDecision {}
}
