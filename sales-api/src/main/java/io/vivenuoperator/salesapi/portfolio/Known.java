package io.vivenuoperator.salesapi.portfolio;

import java.time.Instant;

/**
 * What is known at a moment.
 *
 * @param asOf until when it was seen to be the database's state
 * @param stale whether the database did not answer since, so that it may have changed
 */
public record Known(PortfolioState state, Instant asOf, boolean stale) {}
