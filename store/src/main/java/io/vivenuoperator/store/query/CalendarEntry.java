package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A date of an event.
 *
 * @param kind {@code on_sale}, {@code sale_end} or {@code event}
 * @param eventName its id while it has no name
 * @param endsAt when the event ends; empty also for the other kinds
 * @param changedAt when we last saw the event change
 */
public record CalendarEntry(
        String kind,
        Instant at,
        String region,
        String eventId,
        String eventName,
        Optional<Instant> endsAt,
        Optional<String> url,
        Instant changedAt) {}
