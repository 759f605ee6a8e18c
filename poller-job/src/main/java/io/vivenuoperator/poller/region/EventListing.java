package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists the seller's events and finds those that have vanished. */
final class EventListing {
    private static final int READINGS = 3;

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;
    private boolean begun;
    /** Some event's id could not be read; it may be that of any event not seen. */
    private boolean nameless;

    EventListing(VendorSource seller, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    /** Lists what the full sync has not listed yet. Returns the ids of all events that it has read or has to read. */
    Set<String> list(FullSyncProgress reading, Instant begunAt) {
        Set<String> ids = new TreeSet<>(reading.pending().keySet());
        ids.addAll(reading.proved().keySet());
        reading.listing().ifPresent(start -> {
            walk(ids, start, (page, fresh, next) -> {
                noteTheBeginning(reading);
                store.storeListedEvents(page, fresh, next);
            });
            if (nameless) {
                store.endListing();
            } else {
                tally.vanished(store.endListing(ids, begunAt));
            }
        });
        return ids;
    }

    /** Stored before anything of the first answer: a run that resumes this sync must know since when changes may be missing. */
    private void noteTheBeginning(FullSyncProgress reading) {
        if (!reading.resumed() && !begun) {
            seller.serverTime().map(ServerTime::from).ifPresent(store::readingBegunAtVendor);
            begun = true;
        }
    }

    /**
     * Events that vanished after an older sync listed them do not show up as changes. Vivenu's total, which costs one
     * request, shows whether there are any.
     */
    void listAgainIfEventsWent(Instant now) {
        if (seller.eventTotal() != store.eventCount()) {
            Set<String> ids = new TreeSet<>();
            walk(ids, PagePosition.START, (page, fresh, next) -> store.storeEvents(page, new CursorUpdate.Nowhere()));
            if (!nameless) {
                tally.vanished(store.markVanished(ids, now));
            }
        }
    }

    private void walk(Set<String> ids, PagePosition start, Keeping keeping) {
        if (start.skip() > 0 && walkRest(ids, start, keeping)) {
            return;
        }
        for (int reading = 1; reading <= READINGS; reading++) {
            PageWalk<Event> walk = seller.allEvents();
            if (walk(ids, walk, keeping)) {
                return;
            }
        }
        throw new UnsettledListException("events");
    }

    /**
     * Resumes where the previous run stopped, one event earlier, which must have been listed already. If not, events were
     * deleted since, later ones moved up, and some before this position were never listed.
     */
    private boolean walkRest(Set<String> ids, PagePosition start, Keeping keeping) {
        PageWalk<Event> walk = seller.allEvents().from(new PagePosition(start.skip() - 1, start.total()));
        Optional<RecordPage<Event>> first = walk.next();
        if (first.isEmpty() || !beginsWithOneOf(ids, first.get())) {
            return false;
        }
        keep(first.get(), ids, walk.position(), keeping);
        return walk(ids, walk, keeping);
    }

    private boolean walk(Set<String> ids, PageWalk<Event> walk, Keeping keeping) {
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            keep(page.get(), ids, walk.position(), keeping);
        }
        return walk.isComplete();
    }

    private static boolean beginsWithOneOf(Set<String> ids, RecordPage<Event> page) {
        return page.items().stream()
                .findFirst()
                .filter(event -> ids.contains(event.id()))
                .isPresent();
    }

    /** An event that can't be read still has tickets; it is processed by its id. */
    private void keep(RecordPage<Event> page, Set<String> ids, PagePosition next, Keeping keeping) {
        Set<String> fresh = new TreeSet<>();
        page.items().forEach(event -> fresh.add(event.id()));
        page.unreadable().stream()
                .map(UnreadableRecord::id)
                .flatMap(Optional::stream)
                .forEach(fresh::add);
        fresh.removeAll(ids);
        keeping.keep(page, fresh, next);
        ids.addAll(fresh);
        tally.readEvents(fresh.size());
        nameless |= page.unreadable().stream().anyMatch(record -> record.id().isEmpty());
        tally.met(ChangeStream.EVENTS, page);
    }

    private interface Keeping {
        void keep(RecordPage<Event> page, Set<String> fresh, PagePosition next);
    }
}
