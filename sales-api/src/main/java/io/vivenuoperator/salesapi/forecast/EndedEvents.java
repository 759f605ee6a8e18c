package io.vivenuoperator.salesapi.forecast;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.salesapi.series.Coverage;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.HourOfSales;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The events of a region that are over and were watched throughout, read at most once a day. */
public final class EndedEvents {
    private static final Duration AGE = Duration.ofDays(1);
    private static final double LEAST_COVERED = 0.95;

    private final SalesReader reader;
    private final Map<String, Known> regions = new ConcurrentHashMap<>();

    public EndedEvents(SalesReader reader) {
        this.reader = reader;
    }

    /** @param readAt when they were read */
    record Known(List<EndedEvent> events, Instant readAt) {}

    /** @param visible whoever asks sees this region */
    Known of(String region, VisibleRegions visible, Instant now) {
        return Optional.ofNullable(regions.compute(
                        region,
                        (name, known) ->
                                known != null && now.isBefore(known.readAt().plus(AGE))
                                        ? known
                                        : read(name, visible, now)))
                .orElseThrow();
    }

    private Known read(String region, VisibleRegions visible, Instant now) {
        return reader.read(visible, queries -> new Known(read(queries, region, now), now));
    }

    private static List<EndedEvent> read(SalesQueries queries, String region, Instant now) throws SQLException {
        List<EventFigures> over = queries.events().stream()
                .filter(event -> event.region().equals(region) && isComparable(event, now))
                .toList();
        Optional<Instant> begin =
                over.stream().flatMap(event -> event.salesStartDate().stream()).min(Comparator.naturalOrder());
        if (begin.isEmpty()) {
            return List.of();
        }
        List<Look> looks = queries.movements().looked(begin.get(), now);
        Map<String, List<HourOfSales>> hours =
                queries.movements().hoursOfEnded(region).stream().collect(Collectors.groupingBy(HourOfSales::eventId));
        List<EndedEvent> events = new ArrayList<>();
        for (EventFigures event : over) {
            Instant date = event.eventDate().orElseThrow();
            Coverage coverage = Coverage.of(looks, region, event.completeSince());
            if (coverage.share(event.salesStartDate().orElseThrow(), date) >= LEAST_COVERED) {
                events.add(EndedEvent.of(event, date, hours.getOrDefault(event.eventId(), List.of())));
            }
        }
        return List.copyOf(events);
    }

    private static boolean isComparable(EventFigures event, Instant now) {
        Optional<Instant> end = event.eventEndDate().or(event::eventDate);
        return !event.status().equals("deleted")
                && end.filter(at -> !at.isAfter(now)).isPresent()
                && event.totalSold().orElse(0L) > 0
                && event.eventDate()
                        .flatMap(date -> event.salesStartDate().filter(start -> start.isBefore(date)))
                        .flatMap(start -> event.completeSince().filter(since -> !since.isAfter(start)))
                        .isPresent();
    }
}
