package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.CurrentRegion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was read of the database.
 *
 * @param byRegion the events of one moment, by region
 * @param regions of that moment or of a few seconds before
 */
record PortfolioReading(Map<String, List<CurrentEvent>> byRegion, List<CurrentRegion> regions) {
    static final PortfolioReading NOTHING = new PortfolioReading(Map.of(), List.of());

    static PortfolioReading of(List<CurrentEvent> events, List<CurrentRegion> regions) {
        return new PortfolioReading(
                events.stream()
                        .collect(Collectors.groupingBy(event -> event.figures().region())),
                List.copyOf(regions));
    }

    /** The same events with these regions. */
    PortfolioReading with(List<CurrentRegion> others) {
        return new PortfolioReading(byRegion, List.copyOf(others));
    }

    /** Whether each event's region is there: regions are read less often. */
    static boolean knowsEachRegion(List<CurrentEvent> events, List<CurrentRegion> regions) {
        Set<String> known =
                regions.stream().map(region -> region.watched().region()).collect(Collectors.toSet());
        return events.stream().allMatch(event -> known.contains(event.figures().region()));
    }

    List<CurrentEvent> eventsOf(String region) {
        return byRegion.getOrDefault(region, List.of());
    }

    Optional<Instant> changesAt(Instant now) {
        return byRegion.values().stream()
                .flatMap(List::stream)
                .flatMap(event -> EventStatus.changes(event.figures(), now))
                .min(Comparator.naturalOrder());
    }
}
