package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.failure.VivenuException;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all events, then each event's tickets, and proves what is stored; goes on where an earlier run had to stop. */
final class FullRead {

    private static final Logger LOG = LoggerFactory.getLogger(FullRead.class);
    /** So many events in a row without an answer: the vendor is away, and each further event would cost its retries. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final RegionStore store;
    private final Tally tally;
    private final EventListing listing;
    private final EventProver prover;

    FullRead(Seller seller, RegionStore store, Tally tally) {
        this.store = store;
        this.tally = tally;
        this.listing = new EventListing(seller, store, tally);
        this.prover = new EventProver(seller, store, tally);
    }

    /**
     * Reads all that the reading has not read yet.
     *
     * @param begunAt what changed here since then may be younger than the list of events
     * @param until what was changed before this instant has been read when this ends without a failed event
     */
    void readAll(FullReading reading, Instant begunAt, Instant until) {
        tally.resumed(reading.proved());
        proveEach(listing.list(reading, begunAt), reading);
        if (tally.failedEvents().isEmpty()) {
            store.allReadUntil(until);
        }
    }

    /** What a reading of long ago can't know; to be called when the changes since then are read. */
    void catchUpWithDeletions(Instant now) {
        listing.listAgainIfEventsWent(now);
    }

    private void proveEach(Set<String> eventIds, FullReading reading) {
        int failuresInARow = 0;
        for (String eventId : eventIds) {
            if (reading.proved().containsKey(eventId)) {
                continue;
            }
            try {
                prover.prove(eventId, reading.pending().getOrDefault(eventId, 0L));
                failuresInARow = 0;
            } catch (VivenuException e) {
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

    private static boolean endsTheRun(VivenuException e, int failuresInARow) {
        return switch (e.reason()) {
            case KEY_REFUSED, RATE_LIMITED, INTERRUPTED -> true;
            case UNAVAILABLE -> failuresInARow >= FAILURES_IN_A_ROW;
            case NOT_FOUND, REJECTED, PROTOCOL -> false;
        };
    }
}
