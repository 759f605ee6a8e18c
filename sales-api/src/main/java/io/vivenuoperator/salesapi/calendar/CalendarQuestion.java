package io.vivenuoperator.salesapi.calendar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.CalendarEntry;
import io.vivenuoperator.store.query.CalendarQueries;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/calendar}: when sales open and close and events begin, with the seconds until then. Without an end that is asked
 * for it has none: what is to come is what a calendar is for.
 */
public final class CalendarQuestion implements Question {
    static final List<String> KNOWN = List.of("from", "to", "tz", "kind", "region");
    private static final Duration LOOKS_BACK = Duration.ofDays(7);

    private final SalesReader reader;

    public CalendarQuestion(SalesReader reader) {
        this.reader = reader;
    }

    /**
     * What a calendar has.
     *
     * @param entries in their order
     */
    record Seen(List<CalendarEntry> entries, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Seen seen = seen(reader, asked);
        ObjectNode facts = Json.object();
        // The rows have a countdown, so they belong to the moment; this stands for them in the ETag.
        facts.put("version", EntityTag.of(rows(seen.entries(), Instant.EPOCH).toString()));
        facts.set("trust", Json.trust(seen.trust()));
        return Optional.of(new Document(
                facts, moment -> Json.object().set("data", rows(seen.entries(), moment)), Optional.empty()));
    }

    static Seen seen(SalesReader reader, Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        ZoneId zone = parameters.zone("tz", ZoneOffset.UTC);
        Optional<Instant> to = parameters.instant("to", zone);
        Instant from = parameters.instant("from", zone).orElse(asked.now().minus(LOOKS_BACK));
        if (to.isPresent()) {
            AskedTime.ordered(from, to.get());
        }
        List<String> given = parameters.listOf("kind", CalendarQueries.KINDS);
        List<String> kinds = given.isEmpty() ? CalendarQueries.KINDS : given;
        List<String> regions = parameters.list("region");
        Seen seen = reader.read(
                asked.regions(), queries -> new Seen(queries.calendar().entries(from, to, kinds), queries.trust()));
        return regions.isEmpty()
                ? seen
                : new Seen(
                        seen.entries().stream()
                                .filter(entry -> regions.contains(entry.region()))
                                .toList(),
                        seen.trust().stream()
                                .filter(region -> regions.contains(region.region()))
                                .toList());
    }

    private static ArrayNode rows(List<CalendarEntry> entries, Instant now) {
        ArrayNode rows = Json.object().arrayNode();
        entries.forEach(entry -> rows.add(Json.object()
                .put("kind", entry.kind())
                .put("at", entry.at().toString())
                .put("region", entry.region())
                .put("event_id", entry.eventId())
                .put("event_name", entry.eventName())
                .put(
                        "countdown_seconds",
                        Math.max(0L, Duration.between(now, entry.at()).toSeconds()))));
        return rows;
    }
}
