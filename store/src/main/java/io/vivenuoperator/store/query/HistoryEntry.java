package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * An event's figures after one change, as they were recorded. Empty is not known, which is not 0.
 *
 * @param totalSold before the event was complete: what was counted by then
 * @param delta the change of sold while we watched
 */
public record HistoryEntry(
        Instant snapshotTime,
        Optional<Long> totalCapacity,
        Optional<Long> totalSold,
        Optional<Long> totalAvailable,
        Optional<Double> percentSold,
        long delta) {}
