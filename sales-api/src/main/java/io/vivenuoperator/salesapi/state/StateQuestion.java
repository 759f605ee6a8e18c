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
import io.vivenuoperator.store.query.EventState;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TypeState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code GET /v1/state}: every event as it was seen at an instant, also those that were deleted since. What had not been noticed by
 * then is not in it, though it may have happened (decision 0007).
 */
public final class StateQuestion implements Question {
    private static final List<String> KNOWN = List.of("at", "tz", "region", "status", "include");
    private static final List<String> STATUSES = List.of("planned", "onSale", "soldOut", "past", "deleted");
    private static final String TYPES = "ticket_types";

    private final SalesReader reader;

    public StateQuestion(SalesReader reader) {
        this.reader = reader;
    }

    private record Seen(List<EventState> events, List<TypeState> types, List<RegionTrust> trust) {}

    private record Name(String region, String eventId) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        Instant at = AskedTime.at(parameters, parameters.zone("tz", ZoneOffset.UTC), asked.now());
        List<String> regions = parameters.list("region");
        List<String> statuses = parameters.listOf("status", STATUSES);
        boolean types = !parameters.listOf("include", List.of(TYPES)).isEmpty();
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.history().state(at), types ? queries.history().types(at) : List.of(), queries.trust()));
        Map<Name, List<TypeState>> byEvent =
                seen.types().stream().collect(Collectors.groupingBy(type -> new Name(type.region(), type.eventId())));

        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        for (EventState event : seen.events()) {
            if (asks(regions, event.region()) && asks(statuses, event.status())) {
                ObjectNode json = StateJson.of(event);
                data.add(json);
                if (types) {
                    var name = new Name(event.region(), event.eventId());
                    ArrayNode list = json.putArray(TYPES);
                    byEvent.getOrDefault(name, List.of()).forEach(type -> list.add(StateJson.of(type)));
                }
            }
        }
        facts.set(
                "trust",
                Json.trust(seen.trust().stream()
                        .filter(region -> asks(regions, region.region()))
                        .toList()));
        // Without a time that was asked for, it belongs to the moment.
        ObjectNode time = Json.object().put("at", at.toString());
        return Optional.of(
                parameters.text("at").isPresent()
                        ? Document.of(facts.setAll(time))
                        : new Document(facts, _ -> time, Optional.empty()));
    }

    private static boolean asks(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
