package io.vivenuoperator.salesapi.series;

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
import io.vivenuoperator.store.query.SeriesBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/events/{region}/{event}/series}: what was sold when, with every bucket, and what is not known of it. */
public final class SeriesQuestion implements Question {
    private static final List<String> KNOWN = List.of("interval", "from", "to", "tz", "cumulative");
    private static final String OF_THE_EVENT = "event";
    private static final Duration USUAL_LENGTH = Duration.ofDays(7);
    private static final int MOST_BUCKETS = 5_000;
    private static final double COVERED_DIGITS = 10_000.0;

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public SeriesQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Span(Interval interval, ZoneId zone, Buckets buckets) {}

    private record Seen(List<SeriesBucket> buckets, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        boolean cumulative = parameters.flag("cumulative");
        Optional<Asked.EventName> name = asked.event(namespaced);
        Optional<EventFigures> event = name.isEmpty()
                ? Optional.empty()
                : reader.read(
                        asked.regions(),
                        queries -> queries.event(name.get().region(), name.get().eventId()));
        Span span = span(parameters, event.flatMap(EventFigures::timezone), asked.now());
        return event.map(found -> document(found, span, cumulative, asked));
    }

    private static Span span(Parameters parameters, Optional<String> eventZone, Instant now)
            throws BadParameterException {
        Interval interval = Interval.named(parameters.listOf("interval", Interval.words()).stream()
                .findFirst()
                .orElse(Interval.HOUR.word()));
        ZoneId zone = zone(parameters, eventZone);
        Instant to = parameters.instant("to", zone).orElse(now);
        Instant from = parameters.instant("from", zone).orElse(to.minus(USUAL_LENGTH));
        if (!from.isBefore(to)) {
            throw new BadParameterException("from", "must lie before 'to'");
        }
        if (interval.bucketsBetween(from, to) > MOST_BUCKETS) {
            throw new BadParameterException("interval", tooMany(from, to));
        }
        return new Span(interval, zone, Buckets.between(from, to, interval, zone));
    }

    private static String tooMany(Instant from, Instant to) {
        String most = "that would be more than " + MOST_BUCKETS + " buckets; ";
        for (Interval longer : Interval.values()) {
            if (longer.bucketsBetween(from, to) <= MOST_BUCKETS) {
                return most + "the smallest interval that fits is " + longer.word();
            }
        }
        return most + "ask for a shorter time";
    }

    private static ZoneId zone(Parameters parameters, Optional<String> eventZone) throws BadParameterException {
        boolean own =
                parameters.text("tz").filter(zone -> !zone.equals(OF_THE_EVENT)).isEmpty();
        return own
                ? eventZone
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of)
                        .orElse(ZoneOffset.UTC)
                : parameters.zone("tz", ZoneOffset.UTC);
    }

    private Document document(EventFigures event, Span span, boolean cumulative, Asked asked) {
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.series(
                                event.region(), event.eventId(), span.buckets().bounds()),
                        queries.trust()));
        ObjectNode facts = Json.object()
                .put("region", event.region())
                .put("event_id", event.eventId())
                .put(
                        "tz",
                        span.zone().equals(ZoneOffset.UTC) ? "UTC" : span.zone().getId())
                .put("interval", span.interval().word());
        Json.put(facts, "opening", total(seen.buckets(), 0));
        ArrayNode data = facts.putArray("data");
        seen.buckets().stream()
                .filter(bucket -> bucket.number() > 0)
                .forEach(bucket -> data.add(json(bucket, span, cumulative, asked.now())));
        facts.set(
                "trust",
                Json.trust(seen.trust().stream()
                        .filter(region -> region.region().equals(event.region()))
                        .toList()));
        return Document.of(facts);
    }

    private static Optional<Long> total(List<SeriesBucket> buckets, int number) {
        return buckets.stream()
                .filter(bucket -> bucket.number() == number)
                .findFirst()
                .flatMap(SeriesBucket::total);
    }

    private static ObjectNode json(SeriesBucket bucket, Span span, boolean cumulative, Instant now) {
        ObjectNode json = Json.object();
        json.put("from", local(span.buckets().begin(bucket.number()).atZone(span.zone())));
        if (!cumulative) {
            Json.put(json, "sold", bucket.sold());
        }
        Json.put(json, "total", bucket.total());
        Json.put(json, "covered", bucket.covered().map(share -> Math.round(share * COVERED_DIGITS) / COVERED_DIGITS));
        if (span.buckets().partial(bucket.number(), now)) {
            json.put("partial", true);
        }
        return json;
    }

    private static String local(ZonedDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }
}
