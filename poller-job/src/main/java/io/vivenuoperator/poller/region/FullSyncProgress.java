package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far the full reading of a region got. A run that was cut short leaves it to the next one.
 *
 * @param resumed whether an earlier run began it
 * @param begunAt when it began, by the clock of the store
 * @param vendorBegunAt what the vendor's clock showed then, if an answer told
 * @param sinceBegun by the clock of the store, how long ago that was
 * @param listing where the list of events goes on; empty when all events are listed
 * @param proved the events that are done
 * @param pending the events that were listed and are not done, each with how many of its tickets were read
 */
public record FullSyncProgress(
        boolean resumed,
        Instant begunAt,
        Optional<Instant> vendorBegunAt,
        Duration sinceBegun,
        Optional<PagePosition> listing,
        Map<String, SoldComparison> proved,
        Map<String, TicketsRead> pending) {
    public FullSyncProgress {
        proved = Map.copyOf(proved);
        pending = Map.copyOf(pending);
    }
}
