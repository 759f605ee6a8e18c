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

/** Lists the seller's events and finds those that are not there any more. */
final class EventListing {
    private static final int READINGS = 3;

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;
    private boolean begun;
    /** Some event's id could not be read: any that was not met may be it. */
    private boolean nameless;

    EventListing(VendorSource seller, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    /** Lists what the full reading has not listed yet; the ids of all events that it has to read or has read. */
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

    /** Before anything of the first answer is kept: whoever goes on with this reading must know since when changes may be missing. */
    private void noteTheBeginning(FullSyncProgress reading) {
        if (!reading.resumed() && !begun) {
            seller.serverTime().map(ServerTime::from).ifPresent(store::readingBegunAtVendor);
            begun = true;
        }
    }

    /**
     * Events that went since a reading of long ago listed them can't be found by their changes. The vendor's number of events
     * tells for one request whether there are any.
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
     * Goes on where the run before stopped, one event earlier: that one must have been listed. If not, events were deleted since
     * then, the rest moved up, and some that nobody has listed lie before that place.
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

    /** An event that can't be read has tickets all the same: it goes on by its id. */
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
