package io.vivenuoperator.store.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of a region's full sync.
 *
 * @param readingId the run that began the sync: sightings and unseen tickets are recorded under this id
 * @param resumed whether an earlier run began it
 * @param listed where the list of events continues; empty before its first page and once it has been read
 * @param owes whether the previous sync ended with some events left over
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
     * When the sync began.
     *
     * @param at by the database's clock
     * @param atVendor Vivenu's time then, if an answer contained it
     * @param ago how long ago, by the database's clock; never negative
     */
    public record Beginning(Instant at, Optional<Instant> atVendor, Duration ago) {}

    public FullRunState {
        events = Map.copyOf(events);
    }
}
