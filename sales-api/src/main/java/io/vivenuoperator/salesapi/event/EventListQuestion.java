package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events}: the portfolio, in pages. */
public final class EventListQuestion implements Question {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final String TOTAL = "total";
    /** What may differ between the pages of one list. */
    private static final List<String> OF_A_PAGE = List.of(EventCursor.PARAMETER, "limit", "fields", "include");

    private static final List<String> KNOWN = known();

    private final SalesReader reader;

    public EventListQuestion(SalesReader reader) {
        this.reader = reader;
    }

    private static List<String> known() {
        List<String> names = new ArrayList<>(EventFilter.parameters());
        names.add(EventSort.PARAMETER);
        names.addAll(OF_A_PAGE);
        return List.copyOf(names);
    }

    private record Seen(List<EventFigures> events, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        EventFilter filter = EventFilter.of(parameters);
        EventSort sort = EventSort.of(parameters);
        List<EventField> fields = fields(parameters);
        int limit = parameters.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        boolean total = !parameters.listOf("include", List.of(TOTAL)).isEmpty();
        var cursor = new EventCursor(parameters.canonicalWithout(OF_A_PAGE), sort);
        Optional<String> given = parameters.text(EventCursor.PARAMETER);
        List<FieldValue> after = given.isEmpty() ? List.of() : cursor.place(given.get());

        Seen seen = reader.read(asked.regions(), queries -> new Seen(queries.events(), queries.trust()));
        List<EventFigures> matching =
                sort.sorted(seen.events().stream().filter(filter::matches).toList());
        List<EventFigures> rest = after.isEmpty()
                ? matching
                : matching.stream()
                        .filter(event -> sort.compare(sort.place(event), after) > 0)
                        .toList();
        List<EventFigures> page = rest.subList(0, Math.min(limit, rest.size()));
        Optional<String> next =
                rest.size() > limit ? Optional.of(cursor.after(sort.place(page.getLast()))) : Optional.empty();

        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        page.forEach(event -> data.add(EventJson.of(event, fields)));
        Json.put(facts, "next", next);
        if (total) {
            facts.put(TOTAL, matching.size());
        }
        facts.set("trust", EventJson.trust(seen.trust(), filter::asksFor));
        return Optional.of(new Document(facts, Json.object(), next));
    }

    private static List<EventField> fields(Parameters parameters) throws BadParameterException {
        List<String> wanted = parameters.listOf("fields", EventField.words());
        return wanted.isEmpty()
                ? Arrays.asList(EventField.values())
                : wanted.stream().map(EventField::named).toList();
    }
}
