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

/** Reads all events, then each event's tickets, and proves the stored data; resumes an earlier run's unfinished sync. */
final class FullSync {
    private static final Logger LOG = LoggerFactory.getLogger(FullSync.class);
    /**
     * After this many consecutive events without an answer, the vendor is considered unavailable: each further event would
     * cost all its retries.
     */
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
     * Reads everything that the sync has not read yet. On a first load, a failed event does not keep the changes of
     * others from being followed; later, moving the cursors would lose the failed event's changes since the last run, so
     * they stay.
     *
     * @param begunAt anything changed here since then may be newer than the list of events
     * @param until what has been read when this ends without a failed event; evaluated then, because the answers
     * determine it
     * @param first whether there are no cursors yet
     * @return how it ended, to be stored once nothing else is left to do
     */
    FullSyncResult readAll(FullSyncProgress reading, Instant begunAt, Supplier<CursorUpdate.To> until, boolean first) {
        tally.resumed(reading.proved());
        proveEach(listing.list(reading, begunAt), reading);
        boolean eventsLeft = !tally.failedEvents().isEmpty();
        return new FullSyncResult(
                begunAt, eventsLeft && !first ? Optional.empty() : Optional.of(until.get()), eventsLeft);
    }

    /**
     * Retries the events that failed in the last full sync, without waiting for the next one. Their counts prove nothing
     * about the others.
     */
    void tryLeftEventsAgain(Instant now) {
        store.readingWithEventsLeft().ifPresent(reading -> {
            List<String> left =
                    rotated(List.copyOf(new TreeSet<>(reading.pending().keySet())), now);
            if (tryAgain(left, reading)) {
                store.endReading(new FullSyncResult(reading.begunAt(), Optional.empty(), false));
            }
        });
    }

    /** Returns whether all could be read. */
    private boolean tryAgain(List<String> eventIds, FullSyncProgress reading) {
        var apart = new RunStatistics();
        var again = new EventVerifier(seller, store, apart);
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

    /** Rotated, so that events that always fail do not keep the others from being tried. */
    private static List<String> rotated(List<String> eventIds, Instant now) {
        List<String> rotated = new ArrayList<>(eventIds);
        Collections.rotate(rotated, (int) (now.getEpochSecond() / 60 % eventIds.size()));
        return rotated;
    }

    /** Finds deletions that an older sync missed; call it when the changes since then have been read. */
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
                .log("Event could not be read");
    }

    private static boolean endsTheRun(HttpCallException e, int failuresInARow) {
        return switch (e.reason()) {
            case KEY_REFUSED, RATE_LIMITED, INTERRUPTED -> true;
            case UNAVAILABLE -> failuresInARow >= FAILURES_IN_A_ROW;
            case NOT_FOUND, REJECTED, PROTOCOL -> false;
        };
    }
}
