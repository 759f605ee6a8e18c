package io.vivenuoperator.store.event;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A ticket type as its event lists it.
 *
 * @param capacity Vivenu's {@code amount}; absent if Vivenu gives none, which is not 0
 * @param price list price in major units
 */
public record TicketTypeRecord(
        String ticketTypeId, String name, Optional<Integer> capacity, Optional<BigDecimal> price, boolean active) {
    public TicketTypeRecord {
        if (ticketTypeId.isBlank()) {
            throw new IllegalArgumentException("ticketTypeId is blank");
        }
    }
}
