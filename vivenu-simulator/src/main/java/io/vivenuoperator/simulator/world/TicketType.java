package io.vivenuoperator.simulator.world;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * What can be bought for an event.
 *
 * @param name {@code DIVISION | Day}, for charity types followed by {@code | CHARITY xyz}
 * @param price in major units of the event's currency
 * @param capacity Vivenu's {@code amount}, which its live data sometimes lacks
 */
public record TicketType(String id, String name, BigDecimal price, OptionalInt capacity) {}
