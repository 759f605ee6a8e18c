package io.vivenuoperator.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.query.EventSum;
import io.vivenuoperator.store.query.HourOfSales;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.MovementQueries;
import io.vivenuoperator.store.query.PortfolioChange;
import io.vivenuoperator.store.query.PortfolioGrouping;
import io.vivenuoperator.store.query.SalesReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part "movements" of the schema {@code api}, read as the role that has nothing else, against a recount change by change. */
class MovementsIT {
    private static final VisibleRegions ALL = new VisibleRegions.All();
    private static final VisibleRegions USA = new VisibleRegions.Named(List.of(RegionKey.of("usa")));
    private static final Instant ENDS = Instant.parse("2026-11-03T09:14:23Z");
    private static final int DAYS = 12;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @FunctionalInterface
    private interface Question<T> {
        T ask(MovementQueries queries) throws SQLException;
    }

    private Database reader;

    @BeforeEach
    void open() {
        reader = Database.openForReading(StoreDatabase.APPLICATION, DatabaseUrl.parse(db.readerUrl()), 1);
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private <T> List<T> ask(VisibleRegions regions, Question<List<T>> question) {
        return read(regions, question);
    }

    private Map<String, List<Movement>> ofTypes(
            VisibleRegions regions, String region, String event, List<Instant> bounds) {
        return read(regions, queries -> queries.ofTypes(region, event, bounds));
    }

    private <T> T read(VisibleRegions regions, Question<T> question) {
        return new SalesReader(reader, Duration.ofSeconds(30))
                .read(regions, queries -> question.ask(queries.movements()));
    }

    private SalesWorld world(long seed) {
        SalesWorld world = SalesWorld.random(seed, ENDS, DAYS);
        SalesTables.fill(db, world);
        return world;
    }

    /** To the second, on the hour, on the half hour, and far apart. */
    private static List<List<Instant>> bounds(long seed) {
        var chance = new Random(seed);
        List<List<Instant>> all = new ArrayList<>();
        for (Duration step : List.of(
                Duration.ofSeconds(1_234 + chance.nextInt(9_999)),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofDays(9))) {
            for (int minutes : List.of(0, 30, 45)) {
                Instant begins = ENDS.minus(Duration.ofDays(1 + chance.nextInt(DAYS)))
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofMinutes(minutes));
                all.add(Stream.iterate(begins, at -> at.plus(step)).limit(30).toList());
            }
        }
        Stream<Instant> some = chance.ints(7, 0, DAYS * 86_400).mapToObj(seconds -> ENDS.minusSeconds(seconds));
        all.add(List.copyOf(some.collect(Collectors.toCollection(TreeSet::new))));
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofAnEventByTicketType(long seed) {
        SalesWorld world = world(seed);
        for (List<Instant> bounds : bounds(seed)) {
            for (SalesWorld.Event event : world.events()) {
                Map<String, List<Movement>> expected = new TreeMap<>();
                event.types().forEach(type -> {
                    for (int bucket = 0; bucket < bounds.size(); bucket++) {
                        Instant from = bucket == 0 ? Instant.MIN : bounds.get(bucket - 1);
                        Instant to = bounds.get(bucket);
                        if (type.changes(from, to).findAny().isPresent()) {
                            long before = bucket == 0 ? 0 : type.state(from);
                            expected.computeIfAbsent(type.id(), _ -> new ArrayList<>())
                                    .add(new Movement(bucket, type.sold(from, to), type.state(to) - before));
                        }
                    }
                });

                assertThat(ofTypes(ALL, event.region().name(), event.id(), bounds))
                        .as(event + " " + bounds)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofAnEventAllTypesTogether(long seed) {
        SalesWorld world = world(seed);
        for (List<Instant> bounds : bounds(seed)) {
            for (SalesWorld.Event event : world.events()) {
                List<Movement> expected = new ArrayList<>();
                for (int bucket = 0; bucket < bounds.size(); bucket++) {
                    Instant from = bucket == 0 ? Instant.MIN : bounds.get(bucket - 1);
                    Instant to = bounds.get(bucket);
                    List<SalesWorld.Type> changed = event.types().stream()
                            .filter(type -> type.changes(from, to).findAny().isPresent())
                            .toList();
                    long before = from.equals(Instant.MIN)
                            ? 0
                            : changed.stream()
                                    .mapToLong(type -> type.state(from))
                                    .sum();
                    if (!changed.isEmpty()) {
                        expected.add(new Movement(
                                bucket,
                                changed.stream()
                                        .mapToLong(type -> type.sold(from, to))
                                        .sum(),
                                changed.stream()
                                                .mapToLong(type -> type.state(to))
                                                .sum()
                                        - before));
                    }
                }

                assertThat(ask(ALL, queries -> queries.ofEvent(event.region().name(), event.id(), bounds)))
                        .as(event + " " + bounds)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofAllEventsToTheSecond(long seed) {
        SalesWorld world = world(seed);
        for (List<Instant> bounds : bounds(seed)) {
            Map<String, Long> expected = new TreeMap<>();
            for (SalesWorld.Event event : world.events()) {
                for (int bucket = 1; bucket < bounds.size(); bucket++) {
                    long sold = event.sold(bounds.get(bucket - 1), bounds.get(bucket));
                    if (sold != 0 && !event.deleted()) {
                        expected.put(event.region().name() + " " + event.id() + " " + bucket, sold);
                    }
                }
            }

            List<EventSum> found = ask(ALL, queries -> queries.ofAll(bounds));
            assertThat(found.stream()
                            .filter(sum -> sum.sold() != 0)
                            .collect(Collectors.toMap(
                                    sum -> sum.region() + " " + sum.eventId() + " " + sum.bucket(), EventSum::sold)))
                    .as(bounds.toString())
                    .isEqualTo(expected);
            assertThat(found.stream().map(EventSum::eventId).distinct())
                    .containsExactlyInAnyOrderElementsOf(world.events().stream()
                            .filter(event -> !event.deleted())
                            .map(SalesWorld.Event::id)
                            .toList());
            assertThat(ask(USA, queries -> queries.ofAll(bounds)))
                    .isEqualTo(found.stream()
                            .filter(sum -> sum.region().equals("usa"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofThePortfolioWithWhatHadBeenSoldBefore(long seed) {
        SalesWorld world = world(seed);
        List<String> regions = List.of("dach", "usa");
        for (List<Instant> bounds : bounds(seed)) {
            for (PortfolioGrouping grouping : PortfolioGrouping.values()) {
                for (List<String> statuses :
                        List.of(List.of("onSale", "soldOut", "past", "planned"), List.of("deleted", "past"))) {
                    List<PortfolioChange> found =
                            ask(ALL, queries -> queries.portfolio(bounds, grouping, regions, statuses));
                    assertThat(shown(found))
                            .as(grouping + " " + statuses + " " + bounds)
                            .isEqualTo(recounted(world, bounds, grouping, regions, statuses));
                }
            }
            assertThat(ask(
                            USA,
                            queries -> queries.portfolio(bounds, PortfolioGrouping.REGION, regions, List.of("onSale"))))
                    .allSatisfy(change -> assertThat(change.label()).isEqualTo("usa"));
        }
    }

    private static Map<String, String> shown(List<PortfolioChange> found) {
        Map<String, String> shown = new TreeMap<>();
        for (PortfolioChange change : found) {
            String known =
                    change.bucket() > 0 ? "" : " " + change.completeSince().orElse(null) + " " + change.incomplete();
            if (change.bucket() == 0 || change.sold() != 0 || change.moved() != 0) {
                shown.put(change.label() + " " + change.bucket(), change.sold() + " " + change.moved() + known);
            }
        }
        return shown;
    }

    private static Map<String, String> recounted(
            SalesWorld world,
            List<Instant> bounds,
            PortfolioGrouping grouping,
            List<String> regions,
            List<String> statuses) {
        Instant now = Instant.now();
        Map<String, List<SalesWorld.Event>> groups = world.events().stream()
                .filter(event -> regions.contains(event.region().name()) && statuses.contains(event.status(now)))
                .collect(Collectors.groupingBy(event -> switch (grouping) {
                    case NONE -> "";
                    case REGION -> event.region().name();
                    case STATUS -> event.status(now);
                }));
        Map<String, String> recounted = new TreeMap<>();
        groups.forEach((label, events) -> {
            long before = state(events, bounds.getFirst());
            long incomplete = events.stream()
                    .filter(event -> event.completeSince() == null)
                    .count();
            Optional<Instant> since = events.stream()
                    .flatMap(event -> Stream.ofNullable(event.completeSince()))
                    .max(Comparator.naturalOrder())
                    .filter(found -> incomplete == 0);
            recounted.put(label + " 0", "0 " + before + " " + since.orElse(null) + " " + incomplete);
            for (int bucket = 1; bucket < bounds.size(); bucket++) {
                Instant from = bounds.get(bucket - 1);
                Instant to = bounds.get(bucket);
                long sold =
                        events.stream().mapToLong(event -> event.sold(from, to)).sum();
                long moved = state(events, to) - state(events, from);
                if (sold != 0 || moved != 0) {
                    recounted.put(label + " " + bucket, sold + " " + moved);
                }
            }
        });
        return recounted;
    }

    private static long state(List<SalesWorld.Event> events, Instant at) {
        return events.stream().mapToLong(event -> event.state(at)).sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void looksDoNotOverlapAndMissNothing(long seed) {
        SalesWorld world = world(seed);
        for (List<Instant> bounds : bounds(seed)) {
            Instant begins = bounds.getFirst();
            Instant ends = bounds.getLast();
            List<Look> looks = ask(ALL, queries -> queries.looked(begins, ends));
            for (SalesWorld.Region region : world.regions()) {
                List<SalesWorld.Span> own = looks.stream()
                        .filter(look -> look.region().equals(region.name()))
                        .map(look -> new SalesWorld.Span(look.from(), look.to()))
                        .toList();
                var found = new SalesWorld.Region(region.key(), region.name(), null, own);
                for (int i = 1; i < own.size(); i++) {
                    assertThat(own.get(i).from()).isAfter(own.get(i - 1).to());
                }
                for (int i = 1; i < bounds.size(); i++) {
                    assertThat(found.lookedSeconds(bounds.get(i - 1), bounds.get(i)))
                            .isEqualTo(region.lookedSeconds(bounds.get(i - 1), bounds.get(i)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theBestHourIsOneOfTheEventsOwnClock(long seed) {
        for (SalesWorld.Event event : world(seed).events()) {
            Map<Instant, Long> hours = new TreeMap<>();
            event.changes(Instant.MIN, Instant.MAX)
                    .forEach(change -> hours.merge(
                            change.at()
                                    .atZone(ZoneId.of(event.zone()))
                                    .truncatedTo(ChronoUnit.HOURS)
                                    .toInstant(),
                            (long) change.delta(),
                            Long::sum));
            List<HourOfSales> expected = hours.entrySet().stream()
                    .filter(hour -> hour.getValue() > 0)
                    .max(Map.Entry.<Instant, Long>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<Instant, Long>comparingByKey().reversed()))
                    .map(hour -> new HourOfSales(event.id(), hour.getKey(), hour.getValue()))
                    .stream()
                    .toList();

            assertThat(ask(
                            ALL,
                            queries -> queries.bestHour(event.region().name(), event.id()).stream()
                                    .toList()))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void hoursAreThoseOfEventsThatAreOver(long seed) {
        SalesWorld world = world(seed);
        db.execute("UPDATE event SET ends_at = now() - interval '1 day' WHERE event_key % 2 = 0");

        List<HourOfSales> found = new ArrayList<>();
        for (SalesWorld.Region region : world.regions()) {
            found.addAll(ask(ALL, queries -> queries.hoursOfEnded(region.name())));
        }

        Map<String, Long> sold = new TreeMap<>();
        world.events().stream()
                .filter(event -> !event.deleted()
                        && (event.key() % 2 == 0 || event.starts().isBefore(Instant.now())))
                .forEach(event -> event.changes(Instant.MIN, Instant.MAX)
                        .forEach(change -> sold.merge(
                                event.id() + " " + change.at().truncatedTo(ChronoUnit.HOURS),
                                (long) change.delta(),
                                Long::sum)));
        assertThat(found.stream()
                        .collect(Collectors.toMap(hour -> hour.eventId() + " " + hour.begins(), HourOfSales::sold)))
                .isEqualTo(sold);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dach", "usa"})
    void anotherRegionsRowsAreNotThere(String region) {
        SalesWorld world = world(3);
        VisibleRegions none = new VisibleRegions.Named(List.of(RegionKey.of("nowhere")));
        List<Instant> bounds = List.of(ENDS.minus(Duration.ofDays(DAYS)), ENDS);

        for (SalesWorld.Event event : world.events()) {
            assertThat(ask(none, queries -> queries.ofEvent(region, event.id(), bounds)))
                    .isEmpty();
            assertThat(ofTypes(none, region, event.id(), bounds)).isEmpty();
            assertThat(ask(
                            none,
                            queries -> queries.bestHour(region, event.id()).stream()
                                    .toList()))
                    .isEmpty();
        }
        assertThat(ask(none, queries -> queries.ofAll(bounds))).isEmpty();
        assertThat(ask(none, queries -> queries.looked(bounds.getFirst(), bounds.getLast())))
                .isEmpty();
        assertThat(ask(none, queries -> queries.hoursOfEnded(region))).isEmpty();
        assertThat(ask(
                        none,
                        queries -> queries.portfolio(
                                bounds, PortfolioGrouping.NONE, List.of(region), List.of("onSale", "past"))))
                .isEmpty();
    }
}
