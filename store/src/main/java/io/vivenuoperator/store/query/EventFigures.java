package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * An event and its figures now. Empty is not known, which is not 0.
 *
 * @param eventName its id while it has no name
 * @param status {@code planned}, {@code onSale}, {@code soldOut}, {@code past} or {@code deleted}
 * @param timezone as Vivenu says; the server need not know it
 * @param totalSold before {@code completeSince}: what was counted so far
 * @param totalAvailable never below 0, although sold may exceed the capacity
 * @param lastUpdated Vivenu's time of the version that is stored
 * @param completeSince since when all its tickets are counted
 */
public record EventFigures(
        String region,
        String eventId,
        String eventName,
        Optional<Instant> eventDate,
        Optional<Instant> salesStartDate,
        String status,
        Optional<Instant> salesEndDate,
        Optional<Instant> eventEndDate,
        Optional<String> timezone,
        Optional<String> url,
        Optional<Long> totalCapacity,
        Optional<Long> totalSold,
        Optional<Long> totalAvailable,
        Optional<Double> percentSold,
        Optional<Instant> lastUpdated,
        Optional<Instant> completeSince) {
    /** The same at another moment. */
    public EventFigures withStatus(String other) {
        return other.equals(status)
                ? this
                : new EventFigures(
                        region,
                        eventId,
                        eventName,
                        eventDate,
                        salesStartDate,
                        other,
                        salesEndDate,
                        eventEndDate,
                        timezone,
                        url,
                        totalCapacity,
                        totalSold,
                        totalAvailable,
                        percentSold,
                        lastUpdated,
                        completeSince);
    }
}
