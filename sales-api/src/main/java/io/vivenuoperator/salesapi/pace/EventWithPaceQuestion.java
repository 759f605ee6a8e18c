package io.vivenuoperator.salesapi.pace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.SalesReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A question about one event that takes {@code include=pace}, too. */
public final class EventWithPaceQuestion implements Question {
    private static final String INCLUDE = "include";
    private static final String PACE = "pace";

    private final Question event;
    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param event answers everything but the pace
     * @param namespaced whether the region's name has two parts in the path
     */
    public EventWithPaceQuestion(Question event, SalesReader reader, boolean namespaced) {
        this.event = event;
        this.reader = reader;
        this.namespaced = namespaced;
    }

    /** What the pace depends on has no version. */
    @Override
    public Optional<Basis> basis(Asked asked) throws BadParameterException {
        return asked.query().values().containsKey(INCLUDE) ? Optional.empty() : event.basis(asked);
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        if (!asked.query().values().containsKey(INCLUDE)) {
            return event.answer(asked);
        }
        var included = new LinkedHashMap<>(asked.query().values());
        var others = new LinkedHashMap<>(included);
        included.keySet().retainAll(List.of(INCLUDE));
        others.remove(INCLUDE);
        Parameters.of(new QueryParameters(included), List.of(INCLUDE)).word(INCLUDE, PACE, List.of(PACE));
        Optional<Document> document = event.answer(asked.asking(new QueryParameters(others)));
        return document.flatMap(found -> pace(asked).map(pace -> {
            ObjectNode facts = found.facts().deepCopy();
            facts.set(PACE, pace.json());
            return new Document(facts, found.moment(), found.next());
        }));
    }

    private Optional<Pace> pace(Asked asked) {
        Optional<Asked.EventName> name = asked.event(namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return reader.read(asked.regions(), queries -> {
            Optional<EventFigures> found =
                    queries.event(name.get().region(), name.get().eventId());
            return found.isEmpty() ? Optional.empty() : Optional.of(Pace.of(queries, found.get(), asked.now()));
        });
    }
}
