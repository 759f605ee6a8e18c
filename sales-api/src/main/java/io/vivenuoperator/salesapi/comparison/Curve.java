package io.vivenuoperator.salesapi.comparison;

import io.vivenuoperator.salesapi.series.Totals;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.SalesQueries;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an event had sold in all at some instants. */
final class Curve {
    private Curve() {}

    /**
     * Of each instant the state just before it; empty while nothing is known, and for instants to come.
     *
     * @param instants ascending
     */
    static List<Optional<Long>> of(SalesQueries queries, EventFigures event, List<Instant> instants, Instant now)
            throws SQLException {
        List<Instant> past =
                instants.stream().filter(instant -> !instant.isAfter(now)).toList();
        List<Optional<Long>> values = new ArrayList<>();
        if (!past.isEmpty()) {
            Map<Integer, Long> moved = queries.movements().ofEvent(event.region(), event.eventId(), past).stream()
                    .collect(Collectors.toMap(Movement::bucket, Movement::moved));
            var totals = new Totals(event.completeSince(), now);
            for (int i = 0; i < past.size(); i++) {
                totals.add(moved.getOrDefault(i, 0L));
                values.add(totals.opening(past.get(i)));
            }
        }
        while (values.size() < instants.size()) {
            values.add(Optional.empty());
        }
        return values;
    }
}
