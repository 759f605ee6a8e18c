package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.store.poll.LeaseDecision;
import java.time.Duration;

/**
 * A run that holds its region's lease.
 *
 * @param id the run's id in {@code poll_run}
 * @param duration how long the lease lasts after each renewal
 */
public record LeasedRun(long id, LeaseDecision.Acquired lease, Duration duration) {}
