package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** An event's status changes by the clock too, without anybody writing anything. The rules are those of the view {@code events}. */
final class EventStatus {
    static final String DELETED = "deleted";

    private EventStatus() {}

    /** The event with its status at that instant. */
    static EventFigures at(EventFigures event, Instant now) {
        return event.withStatus(word(event, now));
    }

    private static String word(EventFigures event, Instant now) {
        if (event.status().equals(DELETED)) {
            return DELETED;
        }
        if (reached(event.eventEndDate(), now) || reached(event.salesEndDate(), now)) {
            return "past";
        }
        if (event.salesStartDate().filter(now::isBefore).isPresent()) {
            return "planned";
        }
        long sold = event.totalSold().orElse(0L);
        return sold > 0
                        && event.totalCapacity()
                                .filter(capacity -> sold >= capacity)
                                .isPresent()
                ? "soldOut"
                : "onSale";
    }

    private static boolean reached(Optional<Instant> at, Instant now) {
        return at.filter(instant -> !now.isBefore(instant)).isPresent();
    }

    /** The next instants at which it may change by itself. */
    static Stream<Instant> changes(EventFigures event, Instant now) {
        return event.status().equals(DELETED)
                ? Stream.empty()
                : Stream.of(event.salesStartDate(), event.salesEndDate(), event.eventEndDate())
                        .flatMap(Optional::stream)
                        .filter(now::isBefore);
    }
}
