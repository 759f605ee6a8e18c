package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run of the poller reported.
 *
 * @param kind {@code Incremental} or {@code Full}
 * @param finishedAt empty for one that is at work or was killed
 * @param vendorSold how many tickets Vivenu counts as sold, beside {@code storedSold} which are stored
 */
public record RecordedRun(
        String kind,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> outcome,
        Optional<String> reason,
        Optional<Long> events,
        Optional<Long> tickets,
        Optional<Long> requests,
        Optional<Long> vendorSold,
        Optional<Long> storedSold,
        Optional<Double> completenessPercent) {
    /**
     * Where a page of runs ends.
     *
     * @param startedAt of its last run
     * @param passed how many runs that started at that instant came so far
     */
    public record Place(Instant startedAt, int passed) {}
}
