package io.vivenuoperator.salesapi.question;

import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.store.query.VisibleRegions;
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
 */
public record Asked(VisibleRegions regions, QueryParameters query, UnaryOperator<String> path, Instant now) {
    static Asked of(Exchange exchange, VisibleRegions regions, Instant now) {
        return new Asked(regions, exchange.query(), exchange::path, now);
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
