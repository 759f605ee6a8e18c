package io.vivenuoperator.salesapi.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.series.Coverage;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}/forecast}: what may come of an event, as ranges, or why nothing can be said. */
public final class ForecastQuestion implements Question {
    private static final String PACE = "pace";
    private static final String CURVE = "curve";
    private static final String BOTH = "";
    private static final String REGION = "region";

    private final SalesReader reader;
    private final EndedEvents ended;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public ForecastQuestion(SalesReader reader, EndedEvents ended, boolean namespaced) {
        this.reader = reader;
        this.ended = ended;
        this.namespaced = namespaced;
    }

    private record Seen(
            EventFigures event,
            List<TicketTypeFigures> types,
            List<Movement> movements,
            List<Look> looks,
            List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), List.of("method", "like"));
        String method = parameters.word("method", BOTH, List.of(PACE, CURVE));
        parameters.word("like", REGION, List.of(REGION));
        Optional<Asked.EventName> name = asked.event(namespaced);
        Instant now = asked.now().truncatedTo(ChronoUnit.SECONDS);
        Optional<Seen> seen = name.isEmpty()
                ? Optional.empty()
                : reader.read(asked.regions(), queries -> seen(queries, name.get(), now));
        return seen.map(found -> document(found, method, ended.of(found.event().region(), asked.regions(), now), now));
    }

    private static Optional<Seen> seen(SalesQueries queries, Asked.EventName name, Instant now) throws SQLException {
        String region = name.region();
        String eventId = name.eventId();
        Optional<EventFigures> event = queries.event(region, eventId);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        List<Instant> bounds = SellOut.bounds(now);
        return Optional.of(new Seen(
                event.get(),
                queries.ticketTypes(region, eventId),
                queries.movements().ofEvent(region, eventId, bounds),
                queries.movements().looked(bounds.getFirst(), now),
                queries.trust()));
    }

    private static Document document(Seen seen, String method, EndedEvents.Known known, Instant now) {
        EventFigures event = seen.event();
        ObjectNode facts = Json.object().put("region", event.region()).put("event_id", event.eventId());
        if (!method.equals(CURVE)) {
            Coverage coverage = Coverage.of(seen.looks(), event.region(), event.completeSince());
            put(
                    facts,
                    "sell_out",
                    "reason",
                    new SellOut(event, seen.types(), seen.movements(), coverage, error(event, known, now), now)
                            .predicted());
        }
        if (!method.equals(PACE)) {
            put(facts, "final_sold", "final_sold_reason", new FinalSold(event, known, now).predicted());
        }
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), event.region())));
        return Document.of(facts);
    }

    private static Optional<Double> error(EventFigures event, EndedEvents.Known known, Instant now) {
        return event.eventDate()
                .map(date -> Duration.between(now, date))
                .filter(Duration::isPositive)
                .flatMap(left -> new PastPace(known.events(), left).error());
    }

    private static void put(ObjectNode facts, String name, String reason, Prediction prediction) {
        switch (prediction) {
            case Prediction.Range(ObjectNode json) -> facts.set(name, json);
            case Prediction.None(String why) -> facts.putNull(name).put(reason, why);
        }
    }
}
