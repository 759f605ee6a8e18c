package io.vivenuoperator.store.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The expected ledger: the newest version of each ticket, and the resulting sold counts. */
final class LedgerModel {
    private record Id(String region, String ticketId) {}

    private final Map<Id, TicketRecord> newest = new HashMap<>();

    void record(List<TicketRecord> tickets) {
        for (TicketRecord ticket : tickets) {
            newest.merge(
                    new Id(ticket.region(), ticket.ticketId()),
                    ticket,
                    (old, next) -> next.updatedAt().isBefore(old.updatedAt()) ? old : next);
        }
    }

    /** Sold counts by region, event and type; types without sales are left out. */
    Map<String, Long> sold() {
        Map<String, Long> sold = new TreeMap<>();
        for (TicketRecord ticket : newest.values()) {
            if (ticket.status().isSold()) {
                sold.merge(ticket.region() + "/" + ticket.eventId() + "/" + ticket.ticketTypeId(), 1L, Long::sum);
            }
        }
        return sold;
    }

    int tickets() {
        return newest.size();
    }
}
