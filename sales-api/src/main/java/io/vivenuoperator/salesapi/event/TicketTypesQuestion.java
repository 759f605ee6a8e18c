package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.state.TypesAtQuestion;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}/ticket-types}: the figures of each type, now or as seen at an instant. */
public final class TicketTypesQuestion implements Question {
    private final SalesReader reader;
    private final boolean namespaced;
    private final TypesAtQuestion past;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public TicketTypesQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
        this.past = new TypesAtQuestion(reader, namespaced);
    }

    private record Seen(Optional<EventFigures> event, List<TicketTypeFigures> types, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), TypesAtQuestion.KNOWN);
        ZoneId _ = AskedTime.zone(parameters, Optional.empty());
        if (parameters.text("at").isPresent()) {
            return past.answer(asked);
        }
        Optional<Asked.EventName> name = asked.event(namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String region = name.get().region();
        String eventId = name.get().eventId();
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.event(region, eventId), queries.ticketTypes(region, eventId), queries.trust()));
        return seen.event().map(event -> document(event, seen));
    }

    private static Document document(EventFigures event, Seen seen) {
        ObjectNode facts = Json.object().put("region", event.region()).put("event_id", event.eventId());
        ArrayNode data = facts.putArray("data");
        seen.types().forEach(type -> data.add(json(type)));
        facts.set("trust", EventJson.trust(seen.trust(), event.region()::equals));
        return Document.of(facts);
    }

    private static ObjectNode json(TicketTypeFigures type) {
        ObjectNode json =
                Json.object().put("ticket_type_id", type.ticketTypeId()).put("ticket_type_name", type.ticketTypeName());
        Json.put(json, "capacity", type.capacity());
        Json.put(json, "sold", type.sold());
        Json.put(json, "available", type.available());
        Json.put(json, "percent_sold", type.percentSold());
        Json.put(json, "price", type.price().map(BigDecimal::toPlainString));
        json.put("active", type.active()).put("listed", type.listed());
        Json.put(json, "changed_at", type.changedAt());
        return json;
    }
}
