package io.vivenuoperator.salesapi.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.PortfolioChange;
import io.vivenuoperator.store.query.PortfolioGrouping;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.WatchedRegion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /v1/series}: what all events sold when, together or by region or status. */
public final class PortfolioSeriesQuestion implements Question {
    private static final List<String> KNOWN = Stream.concat(
                    BucketedSpan.PARAMETERS.stream(), Stream.of("group", "region", "status", "cumulative"))
            .toList();
    private static final List<String> STATUSES = List.of("planned", "onSale", "soldOut", "past", "deleted");
    private static final List<String> NOT_DELETED = STATUSES.subList(0, STATUSES.size() - 1);

    private final SalesReader reader;

    public PortfolioSeriesQuestion(SalesReader reader) {
        this.reader = reader;
    }

    private record Seen(List<PortfolioChange> changes, List<Look> looks, List<RegionTrust> trust) {}

    /** A line of the chart and the regions whose coverage counts for it. */
    private record Line(String label, List<WatchedRegion> regions) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        BucketedSpan span = BucketedSpan.ofMany(parameters, Interval.DAY, asked.now());
        PortfolioGrouping grouping = PortfolioGrouping.named(
                parameters.word("group", PortfolioGrouping.NONE.word(), PortfolioGrouping.words()));
        List<String> statuses = parameters.listOf("status", STATUSES);
        var json = new BucketJson(span, parameters.flag("cumulative"), asked.now());
        List<String> wanted = parameters.list("region");
        List<WatchedRegion> regions = reader.read(asked.regions(), SalesQueries::regions).stream()
                .filter(region -> wanted.isEmpty() || wanted.contains(region.region()))
                .toList();
        span.checkFor(
                switch (grouping) {
                    case NONE -> 1;
                    case REGION -> regions.size();
                    case STATUS -> STATUSES.size();
                });
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.movements()
                                .portfolio(
                                        span.buckets().bounds(),
                                        grouping,
                                        regions.stream()
                                                .map(WatchedRegion::region)
                                                .toList(),
                                        statuses.isEmpty() ? NOT_DELETED : statuses),
                        queries.movements().looked(span.begin(), span.end()),
                        queries.trust()));
        return Optional.of(document(json, grouping, regions, seen));
    }

    private static Document document(
            BucketJson json, PortfolioGrouping grouping, List<WatchedRegion> regions, Seen seen) {
        Map<String, List<PortfolioChange>> changes = seen.changes().stream()
                .collect(Collectors.groupingBy(PortfolioChange::label, LinkedHashMap::new, Collectors.toList()));
        ObjectNode facts = Json.object()
                .put("tz", json.span().tz())
                .put("interval", json.span().interval().word())
                .put("group", grouping.word());
        ArrayNode series = facts.putArray("series");
        for (Line line : lines(grouping, regions, changes)) {
            ObjectNode one = series.addObject();
            if (grouping != PortfolioGrouping.NONE) {
                one.put(grouping.word(), line.label());
            }
            new GroupSeries(json, RegionsCoverage.of(seen.looks(), line.regions()))
                    .fill(one, changes.getOrDefault(line.label(), List.of()), line.regions());
        }
        List<String> asked = regions.stream().map(WatchedRegion::region).toList();
        facts.set(
                "trust",
                Json.trust(seen.trust().stream()
                        .filter(region -> asked.contains(region.region()))
                        .toList()));
        return Document.of(facts);
    }

    /** Each region has a line, also one without events; a status only when an event has it. */
    private static List<Line> lines(
            PortfolioGrouping grouping, List<WatchedRegion> regions, Map<String, List<PortfolioChange>> changes) {
        return switch (grouping) {
            case NONE -> regions.isEmpty() ? List.of() : List.of(new Line("", regions));
            case REGION ->
                regions.stream()
                        .map(region -> new Line(region.region(), List.of(region)))
                        .toList();
            case STATUS ->
                STATUSES.stream()
                        .filter(changes::containsKey)
                        .map(status -> new Line(status, regions))
                        .toList();
        };
    }
}
