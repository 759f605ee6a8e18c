package io.vivenuoperator.salesapi.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.MovementQueries;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An event's series, or that of each of its ticket types. */
record EventSeries(SalesReader reader, BucketJson json, EventFigures event, Asked asked) {
    private record Seen<M>(M movements, List<Look> looks, List<RegionTrust> trust) {}

    /** Reads what changed. */
    private interface MovementReading<M> {
        M read(MovementQueries movements, List<Instant> bounds) throws SQLException;
    }

    Document whole() {
        Seen<List<Movement>> seen =
                seen((movements, bounds) -> movements.ofEvent(event.region(), event.eventId(), bounds));
        ObjectNode facts = head();
        fill(facts, seen.movements(), seen.looks());
        return ended(facts, seen);
    }

    Document of(List<TicketTypeFigures> types) {
        Seen<Map<String, List<Movement>>> seen =
                seen((movements, bounds) -> movements.ofTypes(event.region(), event.eventId(), bounds));
        ObjectNode facts = head();
        ArrayNode all = facts.putArray("ticket_types");
        for (TicketTypeFigures type : types) {
            ObjectNode one =
                    all.addObject().put("ticket_type_id", type.ticketTypeId()).put("name", type.ticketTypeName());
            fill(one, seen.movements().getOrDefault(type.ticketTypeId(), List.of()), seen.looks());
        }
        return ended(facts, seen);
    }

    private <M> Seen<M> seen(MovementReading<M> reading) {
        BucketedSpan span = json.span();
        return reader.read(
                asked.regions(),
                queries -> new Seen<>(
                        reading.read(queries.movements(), span.buckets().bounds()),
                        queries.movements().looked(span.begin(), span.end()),
                        queries.trust()));
    }

    private ObjectNode head() {
        return Json.object()
                .put("region", event.region())
                .put("event_id", event.eventId())
                .put("tz", json.span().tz())
                .put("interval", json.span().interval().word());
    }

    private Document ended(ObjectNode facts, Seen<?> seen) {
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), event.region())));
        return Document.of(facts);
    }

    private void fill(ObjectNode to, List<Movement> changes, List<Look> looks) {
        Map<Integer, Movement> movements =
                changes.stream().collect(Collectors.toMap(Movement::bucket, Function.identity()));
        Coverage coverage = Coverage.of(looks, event.region(), event.completeSince());
        var totals = new Totals(event.completeSince(), asked.now());
        Buckets buckets = json.span().buckets();
        totals.add(Optional.ofNullable(movements.get(0)).map(Movement::moved).orElse(0L));
        Json.put(to, "opening", totals.opening(json.span().begin()));
        ArrayNode data = to.putArray("data");
        for (int number = 1; number <= buckets.count(); number++) {
            Optional<Movement> movement = Optional.ofNullable(movements.get(number));
            totals.add(movement.map(Movement::moved).orElse(0L));
            data.add(json.of(
                    number,
                    coverage.known(movement.map(Movement::sold), buckets.begin(number), buckets.end(number)),
                    totals.at(buckets.begin(number), buckets.end(number)),
                    Optional.of(coverage.share(buckets.begin(number), buckets.end(number)))));
        }
    }
}
