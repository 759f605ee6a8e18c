package io.vivenuoperator.e2e.look;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the views must show of a seller, worked out from the truth alone; of a region whose tickets are all counted. */
record TrueRows(Truth truth, String region, Instant now) {
    /** By the event's id. */
    Map<String, Shown> events() {
        var rows = new TreeMap<String, Shown>();
        for (var event : truth.events()) {
            rows.put(
                    event.eventId(),
                    new Shown()
                            .with("event_id", event.eventId())
                            .with("event_name", event.name())
                            .with("event_date", Instant.parse(event.start()))
                            .with("sales_start_date", Instant.parse(event.sellStart()))
                            .with("region", region)
                            .with("status", status(event))
                            .with("sales_end_date", Instant.parse(event.sellEnd()))
                            .with("event_end_date", Instant.parse(event.end()))
                            .with("timezone", event.timezone())
                            .with("seller_id", truth.sellerId())
                            .with("url", event.url())
                            .with("total_capacity", event.capacity())
                            .with("total_sold", event.sold())
                            .with("last_updated", Instant.parse(event.updatedAt()))
                            .with("complete_since", "known"));
        }
        return rows;
    }

    /** By the event's id: as {@link #events}, with what is computed from it and without what the read API does not tell. */
    Map<String, Shown> answers() {
        var rows = events();
        for (var event : truth.events()) {
            rows.computeIfPresent(
                    event.eventId(),
                    (_, row) -> row.with("total_available", available(event.sold(), event.capacity()))
                            .with("percent_sold", percent(event.sold(), event.capacity())));
        }
        rows.values().forEach(row -> row.columns().remove("seller_id"));
        return rows;
    }

    /** By the ids of event and type: {@code current_sales} with what {@code ticket_types} has beside it. */
    Map<String, Shown> types() {
        var rows = new TreeMap<String, Shown>();
        for (var event : truth.events()) {
            for (var type : event.ticketTypes()) {
                rows.put(event.eventId() + " " + type.ticketTypeId(), type(event, type));
            }
        }
        return rows;
    }

    private Shown type(Truth.Event event, Truth.TicketType type) {
        var capacity = type.capacity();
        return new Shown()
                .with("region", region)
                .with("event_id", event.eventId())
                .with("event_name", event.name())
                .with("ticket_type_id", type.ticketTypeId())
                .with("ticket_type_name", type.name())
                .with("capacity", capacity)
                .with("sold", type.sold())
                .with("available", available(type.sold(), capacity))
                .with("percent_sold", percent(type.sold(), capacity))
                .with("listed", true)
                .with("price", type.price())
                .with("active", true)
                .with("complete_since", "known");
    }

    private static @Nullable Long available(long sold, @Nullable Long capacity) {
        return capacity == null ? null : Long.valueOf(Math.max(0, capacity - sold));
    }

    private static @Nullable BigDecimal percent(long sold, @Nullable Long capacity) {
        if (capacity == null || capacity == 0) {
            return null;
        }
        return BigDecimal.valueOf(100 * sold).divide(BigDecimal.valueOf(capacity), 2, RoundingMode.HALF_UP);
    }

    private String status(Truth.Event event) {
        if (!Instant.parse(event.end()).isAfter(now)
                || !Instant.parse(event.sellEnd()).isAfter(now)) {
            return "past";
        }
        if (Instant.parse(event.sellStart()).isAfter(now)) {
            return "planned";
        }
        var capacity = event.capacity();
        return capacity != null && event.sold() > 0 && event.sold() >= capacity ? "soldOut" : "onSale";
    }
}
