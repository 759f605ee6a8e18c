package io.vivenuoperator.store.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far the full reading of a region got.
 *
 * @param readingId the run that began the reading: sightings are noted, and unseen tickets marked, under this number
 * @param resumed whether an earlier run began it
 * @param listed where the list of events goes on; empty before its first page, and when it is read
 * @param owes whether the reading before it ended without some events
 */
public record FullRunState(
        long readingId,
        boolean resumed,
        Beginning begun,
        FullRunStage stage,
        Optional<ListPosition> listed,
        Map<String, EventProgress> events,
        boolean owes) {
    /**
     * When the reading began.
     *
     * @param at by the database's clock
     * @param atVendor what Vivenu's clock showed then, if an answer told
     * @param ago by the database's clock; never negative
     */
    public record Beginning(Instant at, Optional<Instant> atVendor, Duration ago) {}

    public FullRunState {
        events = Map.copyOf(events);
    }
}
