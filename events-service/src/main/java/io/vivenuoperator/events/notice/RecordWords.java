package io.vivenuoperator.events.notice;

import java.util.Optional;

/** What is said of records: events and tickets that came, changed and went. */
final class RecordWords {
    private RecordWords() {}

    static Optional<NoticeDraft> draft(String type, PayloadFields fields) {
        return switch (type) {
            case "event.created" -> Optional.of(dates("New event: " + SaleWords.event(fields), fields));
            case "event.updated" -> Optional.of(dates("Event has changed: " + SaleWords.event(fields), fields));
            case "event.deleted" ->
                Optional.of(new NoticeDraft((fields.text("cause").equals(Optional.of("Missing"))
                                        ? "Event is no longer listed: "
                                        : "Event was deleted: ")
                                + SaleWords.event(fields))
                        .level(NoticeLevel.WARNING));
            case "ticket.created" -> Optional.of(ticket("New ticket", fields));
            case "ticket.updated" -> Optional.of(ticket("Ticket has changed", fields));
            case "ticket.voided" -> Optional.of(ticket("Ticket was voided", fields));
            default -> Optional.empty();
        };
    }

    private static NoticeDraft dates(String headline, PayloadFields fields) {
        return new NoticeDraft(headline)
                .fact("Begins", fields.time("startsAt"))
                .fact("Sale starts", fields.time("sellStart"))
                .fact("Sale ends", fields.time("sellEnd"));
    }

    private static NoticeDraft ticket(String headline, PayloadFields fields) {
        Optional<String> status = fields.text("status")
                .map(now -> fields.text("statusBefore")
                        .map(before -> before + " → " + now)
                        .orElse(now));
        Optional<String> price = fields.number("price")
                .map(amount -> fields.text("currency")
                        .map(currency -> amount + " " + currency)
                        .orElse(amount));
        return new NoticeDraft(headline)
                .fact("Ticket", fields.text("ticketId"))
                .fact("Status", status)
                .fact("Price", price)
                .fact("Event", fields.text("eventId"));
    }
}
