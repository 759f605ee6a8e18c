package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.BadParameterException;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Parameters;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}}: one event, also a deleted one. */
public final class EventQuestion implements Question {
    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public EventQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(Optional<EventFigures> event, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        Optional<Asked.EventName> name = asked.event(namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Seen seen = reader.read(
                asked.regions(),
                queries ->
                        new Seen(queries.event(name.get().region(), name.get().eventId()), queries.trust()));
        return seen.event().map(event -> document(event, seen.trust(), asked.now()));
    }

    private static Document document(EventFigures event, List<RegionTrust> trust, Instant now) {
        ObjectNode facts = EventJson.of(event, Arrays.asList(EventField.values()));
        facts.set("trust", EventJson.trust(trust, event.region()::equals));
        ObjectNode moment = Json.object();
        Json.put(
                moment,
                "countdown_seconds",
                event.salesStartDate()
                        .map(start -> Math.max(0L, Duration.between(now, start).toSeconds())));
        return new Document(facts, moment, Optional.empty());
    }
}
