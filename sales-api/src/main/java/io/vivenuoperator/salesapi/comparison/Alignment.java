package io.vivenuoperator.salesapi.comparison;

import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of each event lies at the same place of the axis. */
enum Alignment {
    /** The beginning of the sale, at 0. */
    ON_SALE,
    /** The event itself, at 0; before it is negative. */
    EVENT_DATE,
    /** Nothing: the axis is time. */
    CALENDAR;

    /** As parameters have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Alignment::word).toList();
    }

    static Alignment named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The instant of an event that lies at 0. */
    Optional<Instant> anchor(EventFigures event) {
        return switch (this) {
            case ON_SALE -> event.salesStartDate();
            case EVENT_DATE -> event.eventDate();
            case CALENDAR -> Optional.empty();
        };
    }

    /** Why an event has no such instant. */
    String missing() {
        return this == ON_SALE ? "the beginning of the sale is not known" : "the date of the event is not known";
    }
}
