package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists the seller's events and finds those that have vanished. */
final class EventListing {
    private static final int READINGS = 3;

    private final VendorSource seller;
    private final EventTotal eventTotal;
    private final RegionStore store;
    private final RunStatistics tally;
    private boolean begun;
    /** Some event's id could not be read; it may be any event that was not seen. */
    private boolean nameless;

    EventListing(VendorSource seller, EventTotal eventTotal, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.eventTotal = eventTotal;
        this.store = store;
        this.tally = tally;
    }

    /** Lists what the full sync has not listed yet. Returns the ids of all events that it has read or has to read. */
    VendorAnswer<Set<String>> list(FullSyncProgress reading, Instant begunAt) {
        Set<String> ids = new TreeSet<>(reading.pending().keySet());
        ids.addAll(reading.proved().keySet());
        return reading.listing()
                .map(start -> listFrom(start, ids, reading).map(listed -> end(listed, begunAt)))
                .orElseGet(() -> VendorAnswer.of(ids));
    }

    private VendorAnswer<Set<String>> listFrom(PagePosition start, Set<String> ids, FullSyncProgress reading) {
        return walk(ids, start, (page, fresh, next) -> {
            noteTheBeginning(reading);
            store.eventList().storeListed(page, fresh, next);
        });
    }

    private Set<String> end(Set<String> ids, Instant begunAt) {
        if (nameless) {
            store.eventList().end();
        } else {
            tally.vanished(store.eventList().end(ids, begunAt));
        }
        return ids;
    }

    /** Stored before anything of the first answer: a run that resumes this sync must know since when changes may be missing. */
    private void noteTheBeginning(FullSyncProgress reading) {
        if (!reading.resumed() && !begun) {
            seller.serverTime().map(ServerTime::from).ifPresent(store.fullSync()::begunAtVendor);
            begun = true;
        }
    }

    /**
     * Events that vanished after an older sync listed them do not show up as changes. The vendor's number of events,
     * which costs one request, shows whether there are any.
     *
     * @return why it could not continue, if it could not
     */
    Optional<ReadFailure> listAgainIfEventsWent(Instant now) {
        return eventTotal
                .get()
                .then(total -> total == store.eventList().count() ? VendorAnswer.of(true) : listAgain(now))
                .failure();
    }

    private VendorAnswer<Boolean> listAgain(Instant now) {
        return walk(
                        new TreeSet<>(),
                        PagePosition.START,
                        (page, fresh, next) -> store.events().store(page, new CursorUpdate.Nowhere()))
                .map(ids -> {
                    if (!nameless) {
                        tally.vanished(store.eventList().markVanished(ids, now));
                    }
                    return true;
                });
    }

    private VendorAnswer<Set<String>> walk(Set<String> ids, PagePosition start, Keeping keeping) {
        VendorAnswer<Boolean> whole = start.skip() > 0 ? walkRest(ids, start, keeping) : VendorAnswer.of(false);
        for (int reading = 1; reading <= READINGS && whole.equals(VendorAnswer.of(false)); reading++) {
            whole = walkRest(ids, seller.allEvents(), keeping);
        }
        return whole.then(
                read -> read ? VendorAnswer.of(ids) : VendorAnswer.missing(new ReadFailure.ListUnsettled("events")));
    }

    /**
     * Resumes where the previous run stopped, one event earlier, which must have been listed already. If not, events were
     * deleted since, later ones moved up, and some before this position were never listed.
     */
    private VendorAnswer<Boolean> walkRest(Set<String> ids, PagePosition start, Keeping keeping) {
        VendorList<Event> list = seller.allEvents().from(new PagePosition(start.skip() - 1, start.total()));
        return list.next().then(first -> {
            if (first.isEmpty() || !beginsWithOneOf(ids, first.get())) {
                return VendorAnswer.of(false);
            }
            keep(first.get(), ids, list.position(), keeping);
            return walkRest(ids, list, keeping);
        });
    }

    private VendorAnswer<Boolean> walkRest(Set<String> ids, VendorList<Event> list, Keeping keeping) {
        return list.readRest(page -> keep(page, ids, list.position(), keeping));
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
