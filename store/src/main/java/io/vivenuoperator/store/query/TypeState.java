package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket type's figures as seen at an instant. Empty is not known, which is not 0.
 *
 * @param ticketTypeName today's
 * @param listed whether the event listed it then
 * @param changedAt when a figure had last changed by then
 * @param completeSince since when all tickets of the event are counted; before, sold is what was counted by then
 */
public record TypeState(
        String region,
        String eventId,
        String ticketTypeId,
        String ticketTypeName,
        Optional<Long> capacity,
        Optional<Long> sold,
        Optional<Long> available,
        Optional<Double> percentSold,
        boolean listed,
        Instant changedAt,
        Optional<Instant> completeSince) {}
