package io.vivenuoperator.salesapi.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.HeldRegion;
import io.vivenuoperator.salesapi.portfolio.Known;
import io.vivenuoperator.salesapi.portfolio.PortfolioState;
import io.vivenuoperator.store.query.CurrentRegion;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.WatchedRegion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Three regions whose events come, change, go and come again, and whose trust changes; and a database that is away at times. */
final class RandomWorld {
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> REGIONS = List.of("dach", "ticketing/italy", "usa");
    private static final List<String> STATUSES = List.of("planned", "onSale", "soldOut", "past", "deleted");
    private static final int EVENTS = 12;

    private final Random chance;
    private final Map<String, Map<String, HeldEvent>> events = new TreeMap<>();
    private final Map<String, RegionTrust> trust = new TreeMap<>();
    private boolean stale;
    private long version;

    RandomWorld(Random chance) {
        this.chance = chance;
        REGIONS.forEach(region -> {
            events.put(region, new HashMap<>());
            trust.put(region, new RegionTrust(region, Optional.empty(), Optional.empty()));
        });
        for (int change = 0; change < 30; change++) {
            change();
        }
    }

    void change() {
        version++;
        String region = REGIONS.get(chance.nextInt(REGIONS.size()));
        switch (chance.nextInt(12)) {
            case 0 -> stale = !stale;
            case 1 ->
                trust.put(
                        region,
                        new RegionTrust(
                                region,
                                Optional.of(BEGIN.plusSeconds(version)),
                                Optional.of(chance.nextInt(1_000) / 10.0)));
            case 2 -> events.get(region).remove("e" + chance.nextInt(EVENTS));
            default -> {
                Map<String, HeldEvent> changed = new HashMap<>(events.get(region));
                for (int count = chance.nextInt(4); count >= 0; count--) {
                    String id = "e" + chance.nextInt(EVENTS);
                    changed.put(id, new HeldEvent(figures(region, id), Optional.empty(), version));
                }
                events.put(region, changed);
            }
        }
    }

    private EventFigures figures(String region, String id) {
        return new EventFigures(
                region,
                id,
                "Näme \"" + chance.nextInt(3) + "\"\n",
                perhaps(BEGIN),
                perhaps(BEGIN.plusSeconds(chance.nextInt(3))),
                STATUSES.get(chance.nextInt(STATUSES.size())),
                perhaps(BEGIN),
                perhaps(BEGIN),
                perhaps("Europe/Berlin"),
                perhaps("https://x.test/"),
                perhaps((long) chance.nextInt(100)),
                perhaps((long) chance.nextInt(100)),
                perhaps((long) chance.nextInt(100)),
                perhaps(chance.nextInt(1_000) / 10.0),
                perhaps(BEGIN),
                perhaps(BEGIN));
    }

    private <T> Optional<T> perhaps(T value) {
        return chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
    }

    Known known(Instant at) {
        var regions = new TreeMap<String, HeldRegion>();
        REGIONS.forEach(region -> regions.put(
                region,
                new HeldRegion(
                        new CurrentRegion(
                                new WatchedRegion(region, BEGIN, Optional.empty()), trust.get(region), version),
                        events.get(region),
                        version,
                        version)));
        return new Known(new PortfolioState(regions, Optional.empty()), at, stale);
    }

    /** What a client must know, said by the fields and not by the code under test. */
    Map<String, Object> expected(List<String> seen, Predicate<String> wanted) {
        Map<String, Object> expected = new TreeMap<>();
        for (String region : seen) {
            Map<String, Object> known = new TreeMap<>();
            events.get(region).forEach((id, event) -> {
                if (wanted.test(id) && !event.figures().status().equals("deleted")) {
                    known.put(id, fields(event.figures()));
                }
            });
            expected.put(region, known.toString());
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            text(told, "data_through", trust.get(region).dataThrough());
            number(told, "completeness_percent", trust.get(region).completenessPercent());
            if (stale) {
                told.put("stale", true);
            }
            expected.put("trust of " + region, told.toString());
        }
        return expected;
    }

    private static Map<String, Object> fields(EventFigures event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event_id", event.eventId())
                .put("event_name", event.eventName())
                .put("status", event.status());
        text(json, "event_date", event.eventDate());
        text(json, "sales_start_date", event.salesStartDate());
        text(json, "sales_end_date", event.salesEndDate());
        text(json, "event_end_date", event.eventEndDate());
        text(json, "timezone", event.timezone());
        text(json, "url", event.url());
        text(json, "last_updated", event.lastUpdated());
        text(json, "complete_since", event.completeSince());
        number(json, "total_capacity", event.totalCapacity());
        number(json, "total_sold", event.totalSold());
        number(json, "total_available", event.totalAvailable());
        number(json, "percent_sold", event.percentSold());
        Map<String, Object> fields = new TreeMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static void text(ObjectNode json, String name, Optional<?> value) {
        json.put(name, value.map(Object::toString).orElse(null));
    }

    private static void number(ObjectNode json, String name, Optional<? extends Number> value) {
        switch (value.map(Number.class::cast).orElse(null)) {
            case null -> json.putNull(name);
            case Long count -> json.put(name, count);
            case Number share -> json.put(name, share.doubleValue());
        }
    }
}
