package io.vivenuoperator.salesapi.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.PortfolioChange;
import io.vivenuoperator.store.query.WatchedRegion;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The series of a group of events. */
record GroupSeries(BucketJson json, RegionsCoverage coverage) {
    /** Nothing was sold of no events, from the instant on since which all of the regions' events are known. */
    void fill(ObjectNode to, List<PortfolioChange> changes, List<WatchedRegion> regions) {
        Map<Integer, PortfolioChange> byBucket =
                changes.stream().collect(Collectors.toMap(PortfolioChange::bucket, Function.identity()));
        Optional<PortfolioChange> before = Optional.ofNullable(byBucket.get(0));
        var totals = new Totals(
                before.map(PortfolioChange::completeSince).orElseGet(() -> completeSince(regions)), json.now());
        totals.add(before.map(PortfolioChange::moved).orElse(0L));
        Buckets buckets = json.span().buckets();
        to.put("incomplete_events", before.map(PortfolioChange::incomplete).orElse(0L));
        Json.put(to, "opening", totals.opening(json.span().begin()));
        ArrayNode data = to.putArray("data");
        for (int number = 1; number <= buckets.count(); number++) {
            Instant begins = buckets.begin(number);
            Instant ends = buckets.end(number);
            Optional<PortfolioChange> change = Optional.ofNullable(byBucket.get(number));
            totals.add(change.map(PortfolioChange::moved).orElse(0L));
            data.add(json.of(
                    number,
                    coverage.known(change.map(PortfolioChange::sold).orElse(0L), begins, ends),
                    totals.at(begins, ends),
                    Optional.of(coverage.share(begins, ends))));
        }
    }

    private static Optional<Instant> completeSince(Collection<WatchedRegion> regions) {
        boolean all = regions.stream().allMatch(region -> region.completeSince().isPresent());
        return regions.stream()
                .flatMap(region -> region.completeSince().stream())
                .max(Comparator.naturalOrder())
                .filter(since -> all);
    }
}
