package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.paging.PageWalk;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all events, then each event's tickets, and proves what is stored. */
final class FullRead {

    private static final Logger LOG = LoggerFactory.getLogger(FullRead.class);
    private static final int READINGS = 3;
    /** So many events in a row without an answer: the vendor is away, and each further event would cost its retries. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final Seller seller;
    private final RegionStore store;
    private final Tally tally;
    private final EventProver prover;

    FullRead(Seller seller, RegionStore store, Tally tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
        this.prover = new EventProver(seller, store, tally);
    }

    /**
     * Reads all there is.
     *
     * @param until what was changed before this instant has been read when this ends without a failed event
     */
    void readAll(Instant startedAt, Instant until) {
        Set<String> eventIds = readEvents();
        tally.vanished(store.markVanished(eventIds, startedAt));
        proveEach(eventIds);
        if (tally.failedEvents().isEmpty()) {
            store.allReadUntil(until);
        }
    }

    private Set<String> readEvents() {
        for (int reading = 1; reading <= READINGS; reading++) {
            PageWalk<Event> walk = seller.allEvents();
            Set<String> ids = new TreeSet<>();
            int unreadable = 0;
            for (var page = walk.next(); page.isPresent(); page = walk.next()) {
                unreadable += store(page.get(), ids);
            }
            if (walk.isComplete()) {
                tally.readEvents(ids.size());
                tally.unreadable(unreadable);
                return ids;
            }
        }
        throw new UnsettledListException("events");
    }

    /** An event that can't be read has tickets all the same: it goes on by its id. */
    private int store(Page<Event> page, Set<String> ids) {
        store.storeEvents(page, Optional.empty());
        page.items().forEach(event -> ids.add(event.id()));
        for (var unreadable : page.unreadable()) {
            unreadable.id().ifPresent(ids::add);
            LOG.atWarn()
                    .addKeyValue("eventId", unreadable.id().orElse("unknown"))
                    .addKeyValue("problem", unreadable.reason())
                    .log("An event could not be read");
        }
        return page.unreadable().size();
    }

    private void proveEach(Set<String> eventIds) {
        int failuresInARow = 0;
        for (String eventId : eventIds) {
            try {
                prover.prove(eventId);
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
