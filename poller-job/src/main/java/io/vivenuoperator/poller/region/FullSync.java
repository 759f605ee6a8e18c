package io.vivenuoperator.poller.region;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
    private final EventVerifier verifier;

    FullSync(VendorSource seller, EventTotal eventTotal, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
        this.listing = new EventListing(seller, eventTotal, store, tally);
        this.verifier = new EventVerifier(seller, store.verification(), tally);
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
    VendorAnswer<FullSyncResult> readAll(
            FullSyncProgress reading, Instant begunAt, Supplier<VendorAnswer<CursorUpdate.To>> until, boolean first) {
        tally.resumed(reading.proved());
        return listing.list(reading, begunAt)
                .then(eventIds -> proveEach(eventIds, reading)
                        .map(VendorAnswer::<FullSyncResult>missing)
                        .orElseGet(() -> result(begunAt, until, first)));
    }

    private VendorAnswer<FullSyncResult> result(
            Instant begunAt, Supplier<VendorAnswer<CursorUpdate.To>> until, boolean first) {
        boolean eventsLeft = !tally.failedEvents().isEmpty();
        return eventsLeft && !first
                ? VendorAnswer.of(new FullSyncResult(begunAt, Optional.empty(), true))
                : until.get().map(end -> new FullSyncResult(begunAt, Optional.of(end), eventsLeft));
    }

    /**
     * Retries the events that failed in the last full sync, without waiting for the next one. Their counts prove
     * nothing about the others.
     *
     * @return what ends the run, if anything does
     */
    Optional<ReadFailure> tryLeftEventsAgain(Instant now) {
        return store.fullSync().withEventsLeft().flatMap(reading -> {
            List<String> left =
                    rotated(List.copyOf(new TreeSet<>(reading.pending().keySet())), now);
            return tryAgain(left, reading);
        });
    }

    private Optional<ReadFailure> tryAgain(List<String> eventIds, FullSyncProgress reading) {
        var apart = new RunStatistics();
        var again = new EventVerifier(seller, store.verification(), apart);
        int failures = 0;
        for (int i = 0; i < eventIds.size() && failures < FAILURES_IN_A_ROW; i++) {
            String eventId = eventIds.get(i);
            Optional<ReadFailure> failure =
                    again.prove(eventId, reading.pending().getOrDefault(eventId, TicketsRead.NONE));
            if (failure.isPresent()) {
                if (endsTheRun(failure.get(), 0)) {
                    return failure;
                }
                failures++;
                failed(eventId, failure.get());
            }
        }
        tally.add(apart);
        if (failures == 0) {
            store.fullSync().end(new FullSyncResult(reading.begunAt(), Optional.empty(), false));
        }
        return Optional.empty();
    }

    /** Rotated, so that events that always fail do not keep the others from being tried. */
    private static List<String> rotated(List<String> eventIds, Instant now) {
        List<String> rotated = new ArrayList<>(eventIds);
        Collections.rotate(rotated, (int) (now.getEpochSecond() / 60 % eventIds.size()));
        return rotated;
    }

    /**
     * Finds deletions that an older sync missed; call it when the changes since then have been read.
     *
     * @return why it could not continue, if it could not
     */
    Optional<ReadFailure> catchUpWithDeletions(Instant now) {
        return listing.listAgainIfEventsWent(now);
    }

    /**
     * A ticket that was moved into an event which was deleted then is on no list, changed or not. The events that an interrupted
     * run proved may have lost such tickets. If an event has gone since, each of them is counted at the vendor, and read anew where
     * the count differs.
     *
     * @param since when the interrupted run began, by our clock
     * @return what ends the run, if anything does
     */
    Optional<ReadFailure> recountIfEventsWent(FullSyncProgress reading, Instant since) {
        Set<String> gone = store.eventList().goneSince(since);
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        Set<String> suspects = new TreeSet<>(reading.proved().keySet());
        suspects.removeAll(gone);
        VerificationStore anew = store.verification().anew();
        Optional<ReadFailure> failure =
                proveEach(suspects, new EventVerifier(seller, anew, tally)::proveIfCountsDiffer);
        anew.forgetSeen();
        return failure;
    }

    private Optional<ReadFailure> proveEach(Set<String> eventIds, FullSyncProgress reading) {
        Set<String> left = new TreeSet<>(eventIds);
        left.removeAll(reading.proved().keySet());
        return proveEach(
                left, eventId -> verifier.prove(eventId, reading.pending().getOrDefault(eventId, TicketsRead.NONE)));
    }

    /** What ends the run, if anything does; a single event's failure does not. */
    private Optional<ReadFailure> proveEach(Set<String> eventIds, Function<String, Optional<ReadFailure>> prove) {
        int failuresInARow = 0;
        for (String eventId : eventIds) {
            Optional<ReadFailure> failure = prove.apply(eventId);
            if (failure.isEmpty()) {
                failuresInARow = 0;
                continue;
            }
            failuresInARow += failure.get() instanceof ReadFailure.ListUnsettled ? 0 : 1;
            if (endsTheRun(failure.get(), failuresInARow)) {
                return failure;
            }
            failed(eventId, failure.get());
        }
        return Optional.empty();
    }

    private void failed(String eventId, ReadFailure failure) {
        tally.failed(eventId);
        LOG.atWarn()
                .addKeyValue("eventId", eventId)
                .addKeyValue("problem", failure.message())
                .log("Event could not be read");
    }

    private static boolean endsTheRun(ReadFailure failure, int failuresInARow) {
        return switch (failure) {
            case ReadFailure.DeadlineReached _,
                    ReadFailure.Stopped _,
                    ReadFailure.KeyRefused _,
                    ReadFailure.RateLimited _ -> true;
            case ReadFailure.VendorUnavailable _ -> failuresInARow >= FAILURES_IN_A_ROW;
            case ReadFailure.UnexpectedAnswer _, ReadFailure.ListUnsettled _ -> false;
        };
    }
}
