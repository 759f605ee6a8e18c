package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * The beginning or the end of an event's sale became another one.
 *
 * @param eventName its name today; its id if it has none
 * @param number counts the event's changes from 1 on
 * @param field {@code sellStart} or {@code sellEnd}
 * @param oldValue empty if Vivenu gave none, or none that could be read
 * @param newValue the same of what took its place
 * @param noticedAt when we saw it
 */
public record SalesDateChange(
        String region,
        String eventId,
        String eventName,
        long number,
        String field,
        Optional<Instant> oldValue,
        Optional<Instant> newValue,
        Instant noticedAt) {}
