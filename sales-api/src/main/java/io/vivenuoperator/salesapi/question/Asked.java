package io.vivenuoperator.salesapi.question;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.endpoint.UnfilledException;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.Known;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request whose key may ask it.
 *
 * @param regions that the key may see
 * @param query the parameters as they came
 * @param path a parameter of the path by its name
 * @param now when it came
 * @param portfolio what was known then, one state for the whole answer; empty before the first
 */
public record Asked(
        VisibleRegions regions,
        QueryParameters query,
        UnaryOperator<String> path,
        Instant now,
        Optional<Known> portfolio) {
    /**
     * What is known.
     *
     * @throws UnfilledException if nothing is yet
     */
    public Known known() {
        return portfolio.orElseThrow(UnfilledException::new);
    }

    /**
     * The event that the path names, as it is known; empty if there is none, or none that the key may see.
     *
     * @throws UnfilledException if nothing is known yet
     */
    public Optional<EventFigures> heldEvent(boolean namespaced) {
        return event(namespaced)
                .flatMap(name -> known().state().event(regions, name.region(), name.eventId()))
                .map(HeldEvent::figures);
    }

    /** The same with other parameters. */
    public Asked asking(QueryParameters other) {
        return new Asked(regions, other, path, now, portfolio);
    }

    /** An event as a path names it. */
    public record EventName(String region, String eventId) {}

    /** Empty for what can be no event's name: the database has no text with NUL in it. */
    public Optional<EventName> event(boolean namespaced) {
        String region = namespaced ? path.apply("namespace") + "/" + path.apply("region") : path.apply("region");
        String event = path.apply("event");
        return (region + event).indexOf('\0') < 0 ? Optional.of(new EventName(region, event)) : Optional.empty();
    }
}
