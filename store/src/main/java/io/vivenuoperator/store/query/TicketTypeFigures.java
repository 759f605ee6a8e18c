package io.vivenuoperator.store.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A ticket type of an event and its figures now. Empty is not known, which is not 0.
 *
 * @param listed whether the event lists it now
 * @param changedAt when its figures last changed, by our observation
 */
public record TicketTypeFigures(
        String ticketTypeId,
        String ticketTypeName,
        Optional<Long> capacity,
        Optional<Long> sold,
        Optional<Long> available,
        Optional<Double> percentSold,
        Optional<BigDecimal> price,
        boolean active,
        boolean listed,
        Optional<Instant> changedAt) {}
