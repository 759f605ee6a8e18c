package io.vivenuoperator.salesapi.pace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}/pace}: how fast an event sells. */
public final class PaceQuestion implements Question {
    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public PaceQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(EventFigures event, Pace pace, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        Optional<Asked.EventName> name = asked.event(namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Seen> seen = reader.read(asked.regions(), queries -> {
            Optional<EventFigures> event =
                    queries.event(name.get().region(), name.get().eventId());
            return event.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Seen(event.get(), Pace.of(queries, event.get(), asked.now()), queries.trust()));
        });
        return seen.map(PaceQuestion::document);
    }

    private static Document document(Seen seen) {
        String region = seen.event().region();
        ObjectNode facts =
                Json.object().put("region", region).put("event_id", seen.event().eventId());
        facts.setAll(seen.pace().json());
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), region)));
        return Document.of(facts);
    }
}
