package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.paging.PagePosition;
import io.vivenuoperator.client.paging.PageWalk;
import io.vivenuoperator.poller.report.Proof;

/** Reads an event's tickets and holds the stored count against the vendor's. */
final class EventProver {

    private static final int READINGS = 3;

    private final Seller seller;
    private final RegionStore store;
    private final Tally tally;

    EventProver(Seller seller, RegionStore store, Tally tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    /**
     * Reads what an earlier run has not read yet. A count that differs after one reading may have moved meanwhile: the event
     * is read a second time before it is told, unless records that can't be read explain it.
     */
    void prove(String eventId, long alreadyRead) {
        Counted first = readTickets(eventId, alreadyRead);
        if (first.total() == 0 && store.sold(eventId) > 0 && !seller.hasEvent(eventId)) {
            deleted(eventId);
            return;
        }
        tally.repaired(store.dropUnseenTickets(eventId));
        Proof proof = compare(eventId, first);
        if (!proof.isExact() && Math.abs(proof.vendorSold() - proof.storedSold()) > first.unreadable()) {
            Counted second = readTickets(eventId, 0);
            tally.repaired(store.dropUnseenTickets(eventId));
            proof = compare(eventId, second);
        }
        store.proved(eventId, proof);
        tally.proved(eventId, proof);
    }

    /** It went after it was listed. Without tickets at the vendor all of them would seem to have been taken back. */
    private void deleted(String eventId) {
        store.markDeleted(eventId);
        tally.vanished(1);
        store.proved(eventId, Proof.of(0, 0));
    }

    /** Where there is no ticket there is none that was sold. */
    private Proof compare(String eventId, Counted counted) {
        long vendorSold = counted.total() == 0 ? 0 : seller.soldTotal(eventId);
        return Proof.of(vendorSold, store.sold(eventId));
    }

    private Counted readTickets(String eventId, long alreadyRead) {
        PagePosition from = new PagePosition(alreadyRead, -1);
        for (int reading = 1; reading <= READINGS; reading++) {
            PageWalk<Ticket> walk = seller.ticketsOf(eventId).from(from);
            long unreadable = read(eventId, walk);
            if (walk.isComplete()) {
                return new Counted(walk.total(), unreadable);
            }
            from = PagePosition.START;
        }
        throw new UnsettledListException("tickets");
    }

    private long read(String eventId, PageWalk<Ticket> walk) {
        long unreadable = 0;
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            store.storeSeenTickets(eventId, page.get(), walk.position().skip());
            tally.readTickets(page.get().items().size());
            tally.unreadable(Stream.TICKETS, page.get().unreadable());
            unreadable += page.get().unreadable().size();
        }
        return unreadable;
    }

    private record Counted(long total, long unreadable) {}
}
