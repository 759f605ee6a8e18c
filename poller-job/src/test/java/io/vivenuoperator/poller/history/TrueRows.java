package io.vivenuoperator.poller.history;

import io.vivenuoperator.simulator.world.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows that the views must show for a seller, derived only from the truth. */
record TrueRows(Truth truth, String region, Instant now) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Map<String, Shown> currentSales() {
        return types((event, type) -> figures(capacity(type), type.sold(), "sold", "available", "percent_sold")
                .with("capacity", capacity(type))
                .with("region", region)
                .with("event_id", event.eventId())
                .with("event_name", event.name())
                .with("ticket_type_id", type.ticketTypeId())
                .with("ticket_type_name", type.name())
                .with("listed", true));
    }

    Map<String, Shown> ticketTypes() {
        return types((event, type) -> new Shown()
                .with("event_id", event.eventId())
                .with("ticket_type_id", type.ticketTypeId())
                .with("ticket_type_name", type.name())
                .with("region", region)
                .with("capacity", capacity(type))
                .with("price", type.price())
                .with("active", true)
                .with("listed", true));
    }

    Map<String, Shown> lastTypeSnapshots() {
        return types((event, type) -> figures(capacity(type), type.sold(), "sold", "available", "")
                .with("capacity", capacity(type))
                .with("event_id", event.eventId())
                .with("ticket_type_id", type.ticketTypeId())
                .with("region", region));
    }

    Map<String, Shown> lastSales() {
        return types((event, type) -> figures(capacity(type), type.sold(), "sold", "available", "")
                .with("region", region)
                .with("event_id", event.eventId())
                .with("ticket_type_id", type.ticketTypeId())
                .with("ticket_type_name", type.name())
                .with("capacity", capacity(type))
                .with("listed", true)
                .without("complete_since"));
    }

    Map<String, Shown> events() {
        Map<String, Shown> rows = new TreeMap<>();
        for (Truth.OfEvent event : truth.events()) {
            Truth.Announcement page = event.announcement();
            rows.put(
                    event.eventId(),
                    figures(event.capacity().orElse(null), event.sold(), "total_sold", "", "")
                            .with("event_id", event.eventId())
                            .with("event_name", event.name())
                            .with("event_date", sent(page.start()))
                            .with("sales_start_date", sent(page.sellStart()))
                            .with("region", region)
                            .with("status", status(event))
                            .with("sales_end_date", sent(page.sellEnd()))
                            .with("event_end_date", sent(page.end()))
                            .with("timezone", page.timezone())
                            .with("seller_id", truth.sellerId())
                            .with("url", page.url())
                            .with("total_capacity", event.capacity().orElse(null))
                            .with("last_updated", sent(page.updatedAt())));
        }
        return rows;
    }

    Map<String, Shown> lastEventSnapshots() {
        Map<String, Shown> rows = new TreeMap<>();
        for (Truth.OfEvent event : truth.events()) {
            Integer capacity = event.capacity().orElse(null);
            rows.put(
                    event.eventId(),
                    figures(capacity, event.sold(), "total_sold", "total_available", "percent_sold")
                            .with("event_id", event.eventId())
                            .with("total_capacity", capacity)
                            .with("region", region));
        }
        return rows;
    }

    /** Vivenu's times are in milliseconds. */
    private static Instant sent(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private String status(Truth.OfEvent event) {
        Truth.Announcement page = event.announcement();
        if (!page.end().isAfter(now) || !page.sellEnd().isAfter(now)) {
            return "past";
        }
        if (page.sellStart().isAfter(now)) {
            return "planned";
        }
        boolean soldOut = event.sold() > 0
                && event.capacity().filter(all -> event.sold() >= all).isPresent();
        return soldOut ? "soldOut" : "onSale";
    }

    private static Shown figures(@Nullable Integer capacity, int sold, String count, String available, String percent) {
        var row = new Shown().with(count, sold).with("complete_since", "known");
        if (!available.isEmpty()) {
            row.with(available, capacity == null ? null : Integer.valueOf(Math.max(0, capacity - sold)));
        }
        if (!percent.isEmpty()) {
            row.with(percent, capacity == null || capacity == 0 ? null : percent(sold, capacity));
        }
        return row;
    }

    private static BigDecimal percent(int sold, int capacity) {
        return HUNDRED.multiply(BigDecimal.valueOf(sold)).divide(BigDecimal.valueOf(capacity), 2, RoundingMode.HALF_UP);
    }

    private static @Nullable Integer capacity(Truth.OfType type) {
        return type.capacity().isPresent() ? type.capacity().getAsInt() : null;
    }

    private interface TypeRow {
        Shown of(Truth.OfEvent event, Truth.OfType type);
    }

    private Map<String, Shown> types(TypeRow row) {
        Map<String, Shown> rows = new TreeMap<>();
        truth.events()
                .forEach(event -> event.ticketTypes()
                        .forEach(type -> rows.put(event.eventId() + " " + type.ticketTypeId(), row.of(event, type))));
        return rows;
    }
}
