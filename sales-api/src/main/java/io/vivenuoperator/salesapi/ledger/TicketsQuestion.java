package io.vivenuoperator.salesapi.ledger;

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
import io.vivenuoperator.store.query.LedgerQueries;
import io.vivenuoperator.store.query.LedgerTicket;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TicketFilter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /v1/events/{region}/{event}/tickets}: the ledger of an event in the order of creation, in pages. */
public final class TicketsQuestion implements Question {
    private static final String GONE = "gone";
    private static final List<String> KNOWN = Stream.of(
                    List.of("status", "include", "tz"), CreationTime.PARAMETERS, AskedPage.PARAMETERS)
            .flatMap(List::stream)
            .toList();

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public TicketsQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(List<LedgerTicket> tickets, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        Optional<EventFigures> event = asked.heldEvent(namespaced);
        ZoneId zone = AskedTime.zone(parameters, event.flatMap(EventFigures::timezone));
        List<String> statuses = parameters.listOf("status", LedgerQueries.STATUSES);
        boolean gone = !parameters.listOf("include", List.of(GONE)).isEmpty();
        var created = CreationTime.of(parameters, zone);
        if (event.isEmpty()) {
            return Optional.empty();
        }
        String region = event.get().region();
        var filter = new TicketFilter(region, event.get().eventId(), statuses, created, gone);
        AskedPage request = AskedPage.of("tickets of " + region + " " + filter.eventId(), parameters);
        Optional<LedgerTicket.Place> after = request.after().isEmpty()
                ? Optional.empty()
                : Optional.of(place(request.after().get()));
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(queries.ledger().tickets(filter, after, request.rowsToRead()), queries.trust()));
        Page<LedgerTicket> page = request.page(
                seen.tickets(), ticket -> Place.of(ticket.createdAt().toString(), ticket.ticketId()));
        return Optional.of(document(event.get(), page, seen.trust()));
    }

    private static LedgerTicket.Place place(Place place) throws BadParameterException {
        return new LedgerTicket.Place(place.instant(0), place.text(1));
    }

    private static Document document(EventFigures event, Page<LedgerTicket> page, List<RegionTrust> trust) {
        ObjectNode facts = Json.object().put("region", event.region()).put("event_id", event.eventId());
        ArrayNode data = facts.putArray("data");
        page.rows().forEach(ticket -> data.add(json(ticket)));
        Json.put(facts, "next", page.next());
        facts.set("trust", Json.trust(RegionTrust.of(trust, event.region())));
        return Document.page(facts, page.next());
    }

    private static ObjectNode json(LedgerTicket ticket) {
        ObjectNode json =
                Json.object().put("ticket_id", ticket.ticketId()).put("ticket_type_id", ticket.ticketTypeId());
        Json.put(json, "status", ticket.status());
        Json.put(json, "price", ticket.price().map(BigDecimal::toPlainString));
        Json.put(json, "currency", ticket.currency());
        Json.put(json, "created_at", Optional.of(ticket.createdAt()));
        Json.put(json, "updated_at", Optional.of(ticket.updatedAt()));
        Json.put(json, "gone_at", ticket.goneAt());
        return json;
    }
}
