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
 * @param begunAt by the database's clock
 * @param vendorBegunAt what Vivenu's clock showed then, if an answer told
 * @param sinceBegun by the database's clock, how long ago that was; never negative
 * @param proved the events that are done, with the counts of that moment
 * @param nextSkips where to go on with the events that were begun
 * @param owes whether the reading before it ended without some events
 */
public record FullRunState(
        long readingId,
        boolean resumed,
        Instant begunAt,
        Optional<Instant> vendorBegunAt,
        Duration sinceBegun,
        Map<String, Proved> proved,
        Map<String, Integer> nextSkips,
        boolean owes) {
    /** An event's sold count at Vivenu and here, when it was proved. */
    public record Proved(long vendorSold, long storedSold) {}

    public FullRunState {
        proved = Map.copyOf(proved);
        nextSkips = Map.copyOf(nextSkips);
    }

    /** Whether nothing of the event needs to be read any more. */
    public boolean isDone(String eventId) {
        return proved.containsKey(eventId);
    }

    /** How many of the event's tickets were read; 0 for one that was not begun. */
    public int nextSkip(String eventId) {
        return nextSkips.getOrDefault(eventId, 0);
    }
}
