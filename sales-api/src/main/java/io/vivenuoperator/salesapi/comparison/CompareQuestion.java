package io.vivenuoperator.salesapi.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.series.BucketedSpan;
import io.vivenuoperator.salesapi.series.Interval;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /v1/compare}: how several events filled up, on one axis. */
public final class CompareQuestion implements Question {
    private static final List<String> KNOWN = Stream.concat(
                    BucketedSpan.PARAMETERS.stream(), Stream.of(EventNames.PARAMETER, "align", "measure"))
            .toList();
    private static final List<String> OF_THE_CALENDAR = List.of("from", "to", "tz");

    private final SalesReader reader;

    public CompareQuestion(SalesReader reader) {
        this.reader = reader;
    }

    /** What is asked of the events that were found. */
    private record Axis(Alignment alignment, Interval interval, Optional<BucketedSpan> span, Optional<Steps> steps) {
        /** Empty for an event that has no place on it. */
        Optional<List<Instant>> instants(EventFigures event) {
            return span.map(time -> time.buckets().bounds())
                    .or(() ->
                            alignment.anchor(event).flatMap(anchor -> steps.map(axis -> axis.instants(event, anchor))));
        }
    }

    private record Line(EventFigures event, List<Optional<Long>> totals, Optional<String> missing) {}

    private record Seen(List<Line> lines, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        List<Asked.EventName> names = EventNames.of(parameters);
        Alignment alignment = Alignment.named(parameters.word("align", Alignment.ON_SALE.word(), Alignment.words()));
        Measure measure = Measure.named(parameters.word("measure", Measure.SOLD.word(), Measure.words()));
        Optional<BucketedSpan> span = span(alignment, parameters, asked.now());
        // Also of an event that is not there, so that the answer does not depend on who asks.
        parameters.word("interval", "", Interval.words());
        List<EventFigures> events = reader.read(asked.regions(), queries -> events(queries, names));
        Axis axis = axis(alignment, span, parameters, events, asked.now());
        Seen seen = reader.read(asked.regions(), queries -> seen(queries, events, axis, asked.now()));
        return Optional.of(document(axis, measure, seen));
    }

    private static Optional<BucketedSpan> span(Alignment alignment, Parameters parameters, Instant now)
            throws BadParameterException {
        if (alignment == Alignment.CALENDAR) {
            return Optional.of(BucketedSpan.ofMany(parameters, Interval.DAY, now));
        }
        for (String parameter : OF_THE_CALENDAR) {
            if (parameters.text(parameter).isPresent()) {
                throw new BadParameterException(parameter, "has a meaning only with align=calendar");
            }
        }
        return Optional.empty();
    }

    private static Axis axis(
            Alignment alignment,
            Optional<BucketedSpan> span,
            Parameters parameters,
            List<EventFigures> events,
            Instant now)
            throws BadParameterException {
        if (span.isPresent()) {
            return new Axis(alignment, span.get().interval(), span, Optional.empty());
        }
        Steps steps = Steps.of(alignment, parameters, events, now);
        return new Axis(alignment, steps.interval(), span, Optional.of(steps));
    }

    /** Those that are there and that the key may see. */
    private static List<EventFigures> events(SalesQueries queries, List<Asked.EventName> names) throws SQLException {
        List<EventFigures> events = new ArrayList<>();
        for (Asked.EventName name : names) {
            queries.event(name.region(), name.eventId()).ifPresent(events::add);
        }
        return events;
    }

    private static Seen seen(SalesQueries queries, List<EventFigures> events, Axis axis, Instant now)
            throws SQLException {
        List<Line> lines = new ArrayList<>();
        for (EventFigures event : events) {
            Optional<List<Instant>> instants = axis.instants(event);
            lines.add(
                    instants.isPresent()
                            ? new Line(event, Curve.of(queries, event, instants.get(), now), Optional.empty())
                            : new Line(
                                    event,
                                    List.of(),
                                    Optional.of(axis.alignment().missing())));
        }
        return new Seen(lines, queries.trust());
    }

    private static Document document(Axis axis, Measure measure, Seen seen) {
        ObjectNode facts = Json.object()
                .put("align", axis.alignment().word())
                .put("measure", measure.word())
                .put("interval", axis.interval().word());
        ArrayNode x = facts.putArray("x");
        axis.steps().ifPresent(steps -> steps.values().forEach(x::add));
        axis.span().ifPresent(span -> {
            facts.put("tz", span.tz());
            span.buckets().bounds().forEach(bound -> x.add(span.local(bound)));
        });
        ArrayNode series = facts.putArray("series");
        seen.lines().forEach(line -> series.add(json(line, measure, x.size())));
        List<String> regions =
                seen.lines().stream().map(line -> line.event().region()).toList();
        facts.set(
                "trust",
                Json.trust(seen.trust().stream()
                        .filter(region -> regions.contains(region.region()))
                        .toList()));
        return Document.of(facts);
    }

    private static ObjectNode json(Line line, Measure measure, int length) {
        EventFigures event = line.event();
        ObjectNode json = Json.object()
                .put("region", event.region())
                .put("event_id", event.eventId())
                .put("event_name", event.eventName());
        line.missing().or(() -> measure.missing(event)).ifPresent(reason -> json.put("reason", reason));
        ArrayNode values = json.putArray("values");
        for (int i = 0; i < length; i++) {
            Optional<Long> total = i < line.totals().size() ? line.totals().get(i) : Optional.empty();
            Json.add(values, measure.of(event, total));
        }
        return json;
    }
}
