package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.store.poll.LeaseDecision;
import java.time.Duration;

/**
 * A run that may work on its region.
 *
 * @param id in the book of runs
 * @param duration how long the lease lasts from each renewal
 */
public record LeasedRun(long id, LeaseDecision.Acquired lease, Duration duration) {}
