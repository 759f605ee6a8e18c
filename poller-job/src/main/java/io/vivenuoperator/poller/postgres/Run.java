package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.store.poll.LeaseDecision;

/**
 * A run that may work on its region.
 *
 * @param id in the book of runs
 */
public record Run(long id, LeaseDecision.Acquired lease) {}
