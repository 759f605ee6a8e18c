package io.vivenuoperator.events.notice;

import java.util.Optional;

/** What is said of sales: the edges that people wait for. */
final class SaleWords {
    private SaleWords() {}

    static Optional<NoticeDraft> draft(String type, PayloadFields fields) {
        return switch (type) {
            case "event.sale_started" ->
                Optional.of(new NoticeDraft("Sale has started: " + event(fields))
                        .fact("Sale ends", fields.time("sellEnd")));
            case "event.sale_ended" -> Optional.of(new NoticeDraft("Sale has ended: " + event(fields)));
            case "event.threshold_reached" ->
                Optional.of(figures(
                        fields.number("percent")
                                        .map(percent -> percent + " % sold: ")
                                        .orElse("Much is sold: ")
                                + event(fields),
                        fields));
            case "event.sold_out" -> Optional.of(figures("Sold out: " + event(fields), fields));
            case "event.available_again" -> Optional.of(figures("Available again: " + event(fields), fields));
            case "ticket_type.sold_out" -> Optional.of(figures("Sold out: " + ticketType(fields), fields));
            case "ticket_type.available_again" ->
                Optional.of(figures("Available again: " + ticketType(fields), fields));
            default -> Optional.empty();
        };
    }

    private static NoticeDraft figures(String headline, PayloadFields fields) {
        Optional<String> sold = fields.count("sold")
                .map(count -> fields.count("capacity")
                        .map(capacity -> count + " of " + capacity)
                        .orElse(count));
        return new NoticeDraft(headline).fact("Sold", sold).fact("Available", fields.count("available"));
    }

    static String event(PayloadFields fields) {
        return fields.text("eventName")
                .or(() -> fields.text("name"))
                .or(() -> fields.text("eventId").map(id -> "event " + id))
                .orElse("an event");
    }

    private static String ticketType(PayloadFields fields) {
        return fields.text("ticketTypeName")
                        .or(() -> fields.text("ticketTypeId").map(id -> "ticket type " + id))
                        .orElse("a ticket type")
                + " (" + event(fields) + ")";
    }
}
