package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.HeldRegion;
import io.vivenuoperator.salesapi.portfolio.Known;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}}: one event, also a deleted one. */
public final class EventQuestion implements Question {
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public EventQuestion(boolean namespaced) {
        this.namespaced = namespaced;
    }

    @Override
    public Optional<Basis> basis(Asked asked) {
        return asked.portfolio()
                .flatMap(known -> held(asked, known)
                        .map(event -> new Basis(
                                List.of(event.version(), region(event, known).trustVersion()),
                                known.asOf(),
                                known.stale())));
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        Known known = asked.known();
        return held(asked, known).map(event -> document(event.figures(), region(event, known), known.stale()));
    }

    private Optional<HeldEvent> held(Asked asked, Known known) {
        return asked.event(namespaced)
                .flatMap(name -> known.state().event(asked.regions(), name.region(), name.eventId()));
    }

    private static HeldRegion region(HeldEvent event, Known known) {
        return known.state().region(event.figures().region()).orElseThrow();
    }

    private static Document document(EventFigures event, HeldRegion region, boolean stale) {
        ObjectNode facts = EventJson.of(event, Arrays.asList(EventField.values()));
        facts.set("trust", Json.trust(List.of(region.trust()), stale));
        return new Document(facts, now -> countdown(event, now), Optional.empty());
    }

    private static ObjectNode countdown(EventFigures event, Instant now) {
        ObjectNode moment = Json.object();
        Json.put(
                moment,
                "countdown_seconds",
                event.salesStartDate()
                        .map(start -> Math.max(0L, Duration.between(now, start).toSeconds())));
        return moment;
    }
}
