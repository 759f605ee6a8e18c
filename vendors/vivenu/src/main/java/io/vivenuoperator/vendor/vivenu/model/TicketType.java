package io.vivenuoperator.vendor.vivenu.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A ticket type of an event.
 *
 * @param price in major units (euros, not cents)
 * @param capacity Vivenu's {@code amount}, which some live types lack; it says nothing about sales
 */
public record TicketType(
        String id, String name, Optional<BigDecimal> price, Optional<Integer> capacity, boolean active) {}
