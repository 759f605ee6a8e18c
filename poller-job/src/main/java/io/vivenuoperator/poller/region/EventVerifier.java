package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.util.List;
import java.util.Optional;

/** Reads an event's tickets and compares the stored count with the vendor's. */
final class EventVerifier {
    private static final int READINGS = 3;

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;

    EventVerifier(VendorSource seller, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    /**
     * Reads what an earlier run has not read yet. A count that differs after one pass may have changed meanwhile, so the
     * event is read again before the difference is reported, unless unreadable records explain it.
     */
    void prove(String eventId, TicketsRead alreadyRead) {
        Counted first =
                switch (alreadyRead) {
                    case TicketsRead.All _ -> Counted.BEFORE;
                    case TicketsRead.Some some -> readTickets(eventId, some.tickets());
                };
        if (isDeleted(eventId, first)) {
            deleted(eventId);
            return;
        }
        SoldComparison proof = compare(eventId, first);
        if (!proof.isExact() && Math.abs(proof.vendorSold() - proof.storedSold()) > first.unreadable()) {
            Counted second = readTickets(eventId, 0);
            if (isDeleted(eventId, second)) {
                deleted(eventId);
                return;
            }
            proof = compare(eventId, second);
        }
        store.proved(eventId, proof);
        tally.proved(eventId, proof);
    }

    private boolean isDeleted(String eventId, Counted counted) {
        return counted.none() && store.sold(eventId) > 0 && !seller.hasEvent(eventId);
    }

    /** The event was deleted after it was listed. An empty list of tickets would otherwise look as if all had been cancelled. */
    private void deleted(String eventId) {
        store.markDeleted(eventId);
        tally.vanished(1);
        store.proved(eventId, SoldComparison.of(0, 0));
    }

    /** An event without tickets has sold none. */
    private SoldComparison compare(String eventId, Counted counted) {
        if (!counted.nameless()) {
            tally.repaired(store.dropUnseenTickets(eventId));
        }
        long vendorSold = counted.none() ? 0 : seller.soldTotal(eventId);
        return SoldComparison.of(vendorSold, store.sold(eventId));
    }

    private Counted readTickets(String eventId, long alreadyRead) {
        if (alreadyRead > 0) {
            Optional<Counted> rest = readRest(eventId, alreadyRead);
            if (rest.isPresent()) {
                return rest.get();
            }
        }
        for (int reading = 1; reading <= READINGS; reading++) {
            PageWalk<Ticket> walk = seller.ticketsOf(eventId);
            var unread = new Unread();
            read(eventId, walk, unread);
            if (walk.isComplete()) {
                return unread.of(walk.total());
            }
        }
        throw new UnsettledListException("tickets");
    }

    /**
     * Resumes where the previous run stopped, one ticket earlier, which must have been seen already. If not, tickets
     * left the list since (they were moved to another event), later ones moved up, and some before this position were
     * never read.
     */
    private Optional<Counted> readRest(String eventId, long alreadyRead) {
        PageWalk<Ticket> walk = seller.ticketsOf(eventId).from(new PagePosition(alreadyRead - 1, -1));
        Optional<RecordPage<Ticket>> first = walk.next();
        if (first.isEmpty() || !beginsWithSeen(first.get())) {
            return Optional.empty();
        }
        var unread = new Unread();
        keep(eventId, first.get(), walk, unread);
        read(eventId, walk, unread);
        return walk.isComplete() ? Optional.of(unread.of(walk.total())) : Optional.empty();
    }

    private boolean beginsWithSeen(RecordPage<Ticket> page) {
        return page.items().stream()
                .findFirst()
                .filter(ticket -> store.wasSeen(ticket.id()))
                .isPresent();
    }

    private void read(String eventId, PageWalk<Ticket> walk, Unread unread) {
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            keep(eventId, page.get(), walk, unread);
        }
    }

    private void keep(String eventId, RecordPage<Ticket> page, PageWalk<Ticket> walk, Unread unread) {
        store.storeSeenTickets(
                eventId,
                page,
                walk.isComplete()
                        ? new TicketsRead.All()
                        : new TicketsRead.Some(walk.position().skip()));
        tally.readTickets(page.items().size());
        tally.met(ChangeStream.TICKETS, page);
        unread.add(page.unreadable());
    }

    /** The records that could not be read in one pass. */
    private static final class Unread {
        private long records;
        private boolean nameless;

        void add(List<UnreadableRecord> more) {
            records += more.size();
            nameless |= more.stream().anyMatch(record -> record.id().isEmpty());
        }

        Counted of(long total) {
            return new Counted(total == 0, records, nameless);
        }
    }

    /**
     * The counts of one pass over an event's tickets.
     *
     * @param none whether the event has no tickets at the vendor
     * @param nameless whether an unreadable record has no id; it may be any ticket that was not seen
     */
    private record Counted(boolean none, long unreadable, boolean nameless) {
        /** An earlier run read them all, so there was at least one; how many were unreadable is no longer known. */
        static final Counted BEFORE = new Counted(false, 0, false);
    }
}
