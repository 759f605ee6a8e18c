package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.records.StoreRecords;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts a page of the vendor's records to the store's. */
record PageMapping(StoreRecords records) {
    PageMapping(String region) {
        this(new StoreRecords(region));
    }

    /** An event without {@code updatedAt}, which Vivenu does not guarantee, counts as changed when it was read. */
    List<EventRecord> events(RecordPage<Event> page, Instant observedAt) {
        Stream<Event> certain = page.unreadable().stream().flatMap(record -> record.event().stream());
        return Stream.concat(page.items().stream(), certain)
                .map(event -> records.event(event, event.updatedAt().orElse(observedAt)))
                .toList();
    }

    List<TicketRecord> tickets(RecordPage<Ticket> page) {
        return page.items().stream().map(records::ticket).toList();
    }

    static Set<String> ids(RecordPage<Ticket> page) {
        return Stream.concat(
                        page.items().stream().map(Ticket::id),
                        page.unreadable().stream().flatMap(unreadable -> unreadable.id().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
