package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of a region's full sync. An interrupted run leaves it to the next one.
 *
 * @param resumed whether an earlier run began it
 * @param begunAt when it began, by the store's clock
 * @param vendorBegunAt the vendor's time when it began, if an answer contained it
 * @param sinceBegun how long ago it began, by the store's clock
 * @param listing where to continue the list of events; empty when all are listed
 * @param proved the finished events
 * @param pending the listed, unfinished events, each with how many of its tickets were read
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
