package io.vivenuoperator.salesapi.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.page.AskedPage;
import io.vivenuoperator.platform.api.page.Page;
import io.vivenuoperator.platform.api.page.Place;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.HistoryEntry;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /v1/events/{region}/{event}/history}: each change, exactly as it was recorded, in pages. */
public final class HistoryQuestion implements Question {
    private static final List<String> KNOWN = Stream.concat(
                    AskedTime.PARAMETERS.stream(), AskedPage.PARAMETERS.stream())
            .toList();

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public HistoryQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(List<HistoryEntry> changes, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        Optional<EventFigures> event = asked.heldEvent(namespaced);
        TimeSpan span = AskedTime.span(
                parameters, AskedTime.zone(parameters, event.flatMap(EventFigures::timezone)), asked.now());
        if (event.isEmpty()) {
            return Optional.empty();
        }
        String region = event.get().region();
        String eventId = event.get().eventId();
        AskedPage request = AskedPage.of("history of " + region + " " + eventId, parameters);
        Optional<Instant> after = request.after().isEmpty()
                ? Optional.empty()
                : Optional.of(instant(request.after().get()));
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.history().changes(region, eventId, span, after, request.rowsToRead()),
                        queries.trust()));
        Page<HistoryEntry> page = request.page(
                seen.changes(), change -> Place.of(change.snapshotTime().toString()));
        return Optional.of(document(event.get(), page, seen.trust()));
    }

    private static Instant instant(Place place) throws BadParameterException {
        return place.instant(0);
    }

    private static Document document(EventFigures event, Page<HistoryEntry> page, List<RegionTrust> trust) {
        ObjectNode facts = Json.object().put("region", event.region()).put("event_id", event.eventId());
        Json.put(facts, "complete_since", event.completeSince());
        ArrayNode data = facts.putArray("data");
        page.rows().forEach(change -> data.add(json(change)));
        Json.put(facts, "next", page.next());
        facts.set("trust", Json.trust(RegionTrust.of(trust, event.region())));
        return Document.page(facts, page.next());
    }

    private static ObjectNode json(HistoryEntry change) {
        ObjectNode json = Json.object();
        Json.put(json, "snapshot_time", Optional.of(change.snapshotTime()));
        Json.put(json, "total_capacity", change.totalCapacity());
        Json.put(json, "total_sold", change.totalSold());
        Json.put(json, "total_available", change.totalAvailable());
        Json.put(json, "percent_sold", change.percentSold());
        return json.put("delta", change.delta());
    }
}
