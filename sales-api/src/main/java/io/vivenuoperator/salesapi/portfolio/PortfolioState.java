package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.store.query.CurrentRegion;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All regions and their events at one moment; never changed, but replaced.
 *
 * @param byName the regions
 * @param changesAt when an event's status changes by the clock, unless something is written before; empty if never
 */
public record PortfolioState(SortedMap<String, HeldRegion> byName, Optional<Instant> changesAt) {
    static final PortfolioState EMPTY = new PortfolioState(new TreeMap<>(), Optional.empty());

    public PortfolioState {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The next state; what is as before keeps its version. */
    PortfolioState next(PortfolioReading reading, Instant now, long version) {
        SortedMap<String, HeldRegion> next = new TreeMap<>();
        for (CurrentRegion region : reading.regions()) {
            String name = region.watched().region();
            var before = Optional.ofNullable(byName.get(name));
            var events = new HeldEvents(before.map(HeldRegion::events).orElse(Map.of()), version);
            reading.eventsOf(name).forEach(event -> events.add(event, now));
            next.put(
                    name,
                    before.map(held -> held.next(region, events, version))
                            .orElseGet(() -> new HeldRegion(region, events.all(), version, version)));
        }
        return new PortfolioState(next, reading.changesAt(now));
    }

    public Optional<HeldRegion> region(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those that an asker may see, by name. */
    public List<HeldRegion> visible(VisibleRegions regions) {
        return byName.values().stream()
                .filter(region -> regions.sees(region.name()))
                .toList();
    }

    /** Empty if there is none, or if the asker may not see its region. */
    public Optional<HeldEvent> event(VisibleRegions regions, String region, String eventId) {
        return regions.sees(region)
                ? region(region)
                        .flatMap(held -> Optional.ofNullable(held.events().get(eventId)))
                : Optional.empty();
    }

    /** What an answer about all these regions depends on: it changes when one of them does, comes or goes. */
    public List<Long> versions(VisibleRegions regions) {
        List<HeldRegion> visible = visible(regions);
        return List.of(
                (long) visible.size(),
                visible.stream().mapToLong(HeldRegion::version).max().orElse(0));
    }
}
