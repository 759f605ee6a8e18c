package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all events, then each event's tickets, and proves what is stored; goes on where an earlier run had to stop. */
final class FullSync {
    private static final Logger LOG = LoggerFactory.getLogger(FullSync.class);
    /** So many events in a row without an answer: the vendor is away, and each further event would cost its retries. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;
    private final EventListing listing;
    private final EventVerifier prover;

    FullSync(VendorSource seller, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
        this.listing = new EventListing(seller, store, tally);
        this.prover = new EventVerifier(seller, store, tally);
    }

    /**
     * Reads all that the reading has not read yet. An event that fails on a first load does not keep the others from being
     * watched by their changes; later, its changes since the last run would be lost if the cursors moved, so they stay.
     *
     * @param begunAt what changed here since then may be younger than the list of events
     * @param until what has been read when this ends without a failed event, asked for then: the answers tell it
     * @param first whether there are no cursors yet
     * @return how it ended, to be stored when nothing else is left to do
     */
    FullSyncResult readAll(FullSyncProgress reading, Instant begunAt, Supplier<CursorUpdate.To> until, boolean first) {
        tally.resumed(reading.proved());
        proveEach(listing.list(reading, begunAt), reading);
        boolean eventsLeft = !tally.failedEvents().isEmpty();
        return new FullSyncResult(
                begunAt, eventsLeft && !first ? Optional.empty() : Optional.of(until.get()), eventsLeft);
    }

    /** Events that failed in the last full reading need not wait for the next one. Their counts prove nothing of the others. */
    void tryLeftEventsAgain(Instant now) {
        store.readingWithEventsLeft().ifPresent(reading -> {
            List<String> left =
                    rotated(List.copyOf(new TreeSet<>(reading.pending().keySet())), now);
            if (tryAgain(left, reading)) {
                store.endReading(new FullSyncResult(reading.begunAt(), Optional.empty(), false));
            }
        });
    }

    /** True when all could be read. */
    private boolean tryAgain(List<String> eventIds, FullSyncProgress reading) {
        RunStatistics apart = new RunStatistics();
        EventVerifier again = new EventVerifier(seller, store, apart);
        int failures = 0;
        for (int i = 0; i < eventIds.size() && failures < FAILURES_IN_A_ROW; i++) {
            String eventId = eventIds.get(i);
            try {
                again.prove(eventId, reading.pending().getOrDefault(eventId, TicketsRead.NONE));
            } catch (HttpCallException e) {
                if (endsTheRun(e, 0)) {
                    throw e;
                }
                failures++;
                failed(eventId, String.valueOf(e.getMessage()));
            } catch (UnsettledListException e) {
                failures++;
                failed(eventId, String.valueOf(e.getMessage()));
            }
        }
        tally.add(apart);
        return failures == 0;
    }

    /** Some that fail for ever must not keep the same others from their turn. */
    private static List<String> rotated(List<String> eventIds, Instant now) {
        List<String> rotated = new ArrayList<>(eventIds);
        Collections.rotate(rotated, (int) (now.getEpochSecond() / 60 % eventIds.size()));
        return rotated;
    }

    /** What a reading of long ago can't know; to be called when the changes since then are read. */
    void catchUpWithDeletions(Instant now) {
        listing.listAgainIfEventsWent(now);
    }

    private void proveEach(Set<String> eventIds, FullSyncProgress reading) {
        int failuresInARow = 0;
        for (String eventId : eventIds) {
            if (reading.proved().containsKey(eventId)) {
                continue;
            }
            try {
                prover.prove(eventId, reading.pending().getOrDefault(eventId, TicketsRead.NONE));
                failuresInARow = 0;
            } catch (HttpCallException e) {
                failuresInARow++;
                if (endsTheRun(e, failuresInARow)) {
                    throw e;
                }
                failed(eventId, String.valueOf(e.getMessage()));
            } catch (UnsettledListException e) {
                failed(eventId, String.valueOf(e.getMessage()));
            }
        }
    }

    private void failed(String eventId, String problem) {
        tally.failed(eventId);
        LOG.atWarn()
                .addKeyValue("eventId", eventId)
                .addKeyValue("problem", problem)
                .log("An event could not be read");
    }

    private static boolean endsTheRun(HttpCallException e, int failuresInARow) {
        return switch (e.reason()) {
            case KEY_REFUSED, RATE_LIMITED, INTERRUPTED -> true;
            case UNAVAILABLE -> failuresInARow >= FAILURES_IN_A_ROW;
            case NOT_FOUND, REJECTED, PROTOCOL -> false;
        };
    }
}
