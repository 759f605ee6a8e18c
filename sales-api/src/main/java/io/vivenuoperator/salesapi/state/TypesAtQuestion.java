package io.vivenuoperator.salesapi.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TypeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}/ticket-types?at=}: the figures of each type as seen at an instant. */
public final class TypesAtQuestion implements Question {
    public static final List<String> KNOWN = List.of("at", "tz");

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public TypesAtQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(List<TypeState> types, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        Optional<EventFigures> event = asked.heldEvent(namespaced);
        Instant at = AskedTime.at(
                parameters, AskedTime.zone(parameters, event.flatMap(EventFigures::timezone)), asked.now());
        return event.map(found -> document(found, at, asked));
    }

    private Document document(EventFigures event, Instant at, Asked asked) {
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(queries.history().types(event.region(), event.eventId(), at), queries.trust()));
        ObjectNode facts = Json.object()
                .put("region", event.region())
                .put("event_id", event.eventId())
                .put("at", at.toString());
        Json.put(facts, "complete_since", event.completeSince());
        ArrayNode data = facts.putArray("data");
        seen.types().forEach(type -> data.add(StateJson.of(type)));
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), event.region())));
        return Document.of(facts);
    }
}
