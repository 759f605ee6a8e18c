package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.page.AskedPage;
import io.vivenuoperator.platform.api.page.Page;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.HeldRegion;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events}: the portfolio, in pages. */
public final class EventListQuestion implements Question {
    private static final String PATH = "/v1/events";
    private static final String TOTAL = "total";
    /** What may differ between the pages of one list. */
    private static final List<String> OF_A_PAGE = List.of("fields", "include");

    private static final List<String> KNOWN = known();

    private static List<String> known() {
        List<String> names = new ArrayList<>(EventFilter.parameters());
        names.add(EventSort.PARAMETER);
        names.addAll(AskedPage.PARAMETERS);
        names.addAll(OF_A_PAGE);
        return List.copyOf(names);
    }

    @Override
    public Optional<Basis> basis(Asked asked) {
        return asked.portfolio()
                .map(known -> new Basis(known.state().versions(asked.regions()), known.asOf(), known.stale()));
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        EventFilter filter = EventFilter.of(parameters);
        EventSort sort = EventSort.of(parameters);
        List<EventField> fields = fields(parameters);
        AskedPage request = AskedPage.of(PATH, parameters, OF_A_PAGE);
        boolean total = !parameters.listOf("include", List.of(TOTAL)).isEmpty();
        List<EventFieldValue> after = request.after().isEmpty()
                ? List.of()
                : sort.read(request.after().get());

        List<HeldRegion> regions = asked.known().state().visible(asked.regions()).stream()
                .filter(region -> filter.asksFor(region.name()))
                .toList();
        List<EventFigures> matching = sort.sorted(regions.stream()
                .flatMap(region -> region.events().values().stream())
                .map(HeldEvent::figures)
                .filter(filter::matches)
                .toList());
        List<EventFigures> rest = after.isEmpty()
                ? matching
                : matching.stream()
                        .filter(event -> sort.compare(sort.place(event), after) > 0)
                        .toList();
        Page<EventFigures> page = request.page(rest, event -> EventSort.written(sort.place(event)));

        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        page.rows().forEach(event -> data.add(EventJson.of(event, fields)));
        Json.put(facts, "next", page.next());
        if (total) {
            facts.put(TOTAL, matching.size());
        }
        facts.set(
                "trust",
                Json.trust(
                        regions.stream().map(HeldRegion::trust).toList(),
                        asked.known().stale()));
        return Optional.of(Document.page(facts, page.next()));
    }

    private static List<EventField> fields(Parameters parameters) throws BadParameterException {
        List<String> wanted = parameters.listOf("fields", EventField.words());
        return wanted.isEmpty()
                ? Arrays.asList(EventField.values())
                : wanted.stream().map(EventField::named).toList();
    }
}
