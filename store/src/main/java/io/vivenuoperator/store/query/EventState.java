package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * An event's figures as seen at an instant. Empty is not known, which is not 0.
 *
 * @param eventName today's, or its id while it has no name; the dates are today's, too
 * @param status {@code planned}, {@code onSale}, {@code soldOut}, {@code past} or {@code deleted} at that instant
 * @param changedAt when a figure had last changed by then
 * @param completeSince since when all its tickets are counted; before, sold is what was counted by then
 */
public record EventState(
        String region,
        String eventId,
        String eventName,
        Optional<Instant> eventDate,
        Optional<Instant> salesStartDate,
        String status,
        Optional<Long> totalCapacity,
        Optional<Long> totalSold,
        Optional<Long> totalAvailable,
        Optional<Double> percentSold,
        Instant changedAt,
        Optional<Instant> completeSince) {}
