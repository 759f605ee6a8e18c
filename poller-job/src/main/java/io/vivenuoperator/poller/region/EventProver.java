package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.model.Ticket;
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

    /** A count that differs after one reading may have moved meanwhile: the event is read a second time before it is told. */
    void prove(String eventId) {
        readTickets(eventId);
        Proof proof = compare(eventId);
        if (!proof.isExact()) {
            readTickets(eventId);
            proof = compare(eventId);
        }
        tally.proved(eventId, proof);
    }

    private Proof compare(String eventId) {
        return Proof.of(seller.soldTotal(eventId), store.sold(eventId));
    }

    private void readTickets(String eventId) {
        for (int reading = 1; reading <= READINGS; reading++) {
            if (readOnce(eventId)) {
                tally.repaired(store.dropUnseenTickets(eventId));
                return;
            }
        }
        throw new UnsettledListException("tickets");
    }

    private boolean readOnce(String eventId) {
        PageWalk<Ticket> walk = seller.ticketsOf(eventId);
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            store.storeSeenTickets(page.get());
            tally.readTickets(page.get().items().size());
            tally.unreadable(page.get().unreadable().size());
        }
        return walk.isComplete();
    }
}
