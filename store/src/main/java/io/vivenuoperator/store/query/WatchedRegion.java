package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A region.
 *
 * @param watchedSince the first observation
 * @param completeSince when its first full reading ended
 */
public record WatchedRegion(String region, Instant watchedSince, Optional<Instant> completeSince) {}
