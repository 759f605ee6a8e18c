package io.vivenuoperator.salesapi.pace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.series.Coverage;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.HourOfSales;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.SalesQueries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How fast an event sells: in the last hour, day and week, to the second, and a day and a week before. */
final class Pace {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final EventFigures event;
    private final Collection<Movement> movements;
    private final Coverage coverage;
    private final Optional<HourOfSales> best;
    private final Instant now;

    private Pace(
            EventFigures event,
            Collection<Movement> movements,
            Coverage coverage,
            Optional<HourOfSales> best,
            Instant now) {
        this.event = event;
        this.movements = movements;
        this.coverage = coverage;
        this.best = best;
        this.now = now;
    }

    /** A time up to now, or before; its name and its buckets within {@link #bounds}. */
    private enum Window {
        LAST_HOUR("sold_1h", 5, 5),
        LAST_DAY("sold_24h", 4, 5),
        LAST_WEEK("sold_7d", 2, 5),
        DAY_BEFORE("previous_24h", 3, 3),
        DAY_A_WEEK_AGO("last_week_24h", 1, 1);

        private final String word;
        private final int first;
        private final int last;

        Window(String word, int first, int last) {
            this.word = word;
            this.first = first;
            this.last = last;
        }
    }

    private static List<Instant> bounds(Instant now) {
        return List.of(
                now.minus(WEEK).minus(DAY),
                now.minus(WEEK),
                now.minus(DAY).minus(DAY),
                now.minus(DAY),
                now.minus(Duration.ofHours(1)),
                now);
    }

    /** Reads what is needed of an event. */
    static Pace of(SalesQueries queries, EventFigures event, Instant asked) throws SQLException {
        Instant now = asked.truncatedTo(ChronoUnit.SECONDS);
        List<Instant> bounds = bounds(now);
        List<Look> looks = queries.movements().looked(bounds.getFirst(), now);
        return new Pace(
                event,
                queries.movements().ofEvent(event.region(), event.eventId(), bounds),
                Coverage.of(looks, event.region(), event.completeSince()),
                queries.movements().bestHour(event.region(), event.eventId()),
                now);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        ObjectNode covered = Json.object();
        List<Instant> bounds = bounds(now);
        for (Window window : Window.values()) {
            Instant begins = bounds.get(window.first - 1);
            Instant ends = bounds.get(window.last);
            long sold = movements.stream()
                    .filter(movement -> movement.bucket() >= window.first && movement.bucket() <= window.last)
                    .mapToLong(Movement::sold)
                    .sum();
            Json.put(json, window.word, coverage.known(sold, begins, ends));
            covered.put(window.word, coverage.share(begins, ends));
        }
        json.set("covered", covered);
        json.set("best_hour", best.map(this::bestHour).orElse(null));
        Json.put(json, "hours_since_on_sale", hoursSinceOnSale());
        Json.put(json, "needed_per_day", neededPerDay());
        return json;
    }

    private ObjectNode bestHour(HourOfSales hour) {
        ZoneId zone = AskedTime.usable(event.timezone());
        return Json.object()
                .put(
                        "from",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                hour.begins().atZone(zone)))
                .put("sold", hour.sold());
    }

    private Optional<Long> hoursSinceOnSale() {
        return event.salesStartDate()
                .filter(start -> !start.isAfter(now))
                .map(start -> Duration.between(start, now).toHours());
    }

    /** Up to the end of the sale, or the event's beginning or end where that is not known. */
    private Optional<Double> neededPerDay() {
        Optional<Instant> end = event.salesEndDate().or(event::eventDate).or(event::eventEndDate);
        return end.filter(now::isBefore)
                .flatMap(until -> event.totalAvailable().map(left -> {
                    double days = Duration.between(now, until).toSeconds() / (double) DAY.toSeconds();
                    return BigDecimal.valueOf(left / days)
                            .setScale(2, RoundingMode.HALF_UP)
                            .doubleValue();
                }));
    }
}
