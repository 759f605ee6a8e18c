package io.vivenuoperator.store.query;

import java.util.Optional;

/**
 * What is known of a span of time.
 *
 * @param number from 1; 0 is all the time before
 * @param sold empty if nobody looked and nothing was noticed
 * @param total the state at its end; empty while nothing is known
 * @param covered the part (0 to 1) that polls vouch for; empty for the time before
 */
public record SeriesBucket(int number, Optional<Long> sold, Optional<Long> total, Optional<Double> covered) {}
