package io.vivenuoperator.store.news;

import java.util.Optional;

/**
 * An event's or a ticket type's figures have passed a level.
 *
 * @param typeKey of the ticket type; empty for the event as a whole
 * @param before the level that was last told: 0, a percentage, or 100 for sold out
 * @param level the level now
 */
public record FigureEdge(int eventKey, Optional<Integer> typeKey, int before, int level, long capacity, long sold) {
    /** The level of what is sold out. */
    static final int SOLD_OUT = 100;

    /** What is to be told of it; empty if the level only fell. */
    Optional<ProductEventType> type() {
        if (level == SOLD_OUT) {
            return Optional.of(
                    typeKey.isPresent() ? ProductEventType.TICKET_TYPE_SOLD_OUT : ProductEventType.EVENT_SOLD_OUT);
        }
        if (before == SOLD_OUT) {
            return Optional.of(
                    typeKey.isPresent()
                            ? ProductEventType.TICKET_TYPE_AVAILABLE_AGAIN
                            : ProductEventType.EVENT_AVAILABLE_AGAIN);
        }
        return level > before ? Optional.of(ProductEventType.EVENT_THRESHOLD_REACHED) : Optional.empty();
    }
}
