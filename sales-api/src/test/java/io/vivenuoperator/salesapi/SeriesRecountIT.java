package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.view.SalesWorld;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series of random sales, in zones of any kind and over changes of the clock, against a recount. */
class SeriesRecountIT extends OnASalesWorld {
    private static final List<String> INTERVALS = List.of("5m", "15m", "hour", "day", "week");
    private static final List<String> STATUSES = List.of("planned", "onSale", "soldOut", "past");
    private static final long GRID = 300;
    /** Clocks are set back in Berlin on the first, and in St John's on the second of these. */
    private static final List<Instant> ENDS =
            List.of(Instant.parse("2026-10-28T10:13:00Z"), Instant.parse("2026-11-04T07:01:30Z"));

    /**
     * What must be in the buckets of one series.
     *
     * @param exact whether a change by 0 shows that somebody looked, too; the sums of many events don't tell it
     */
    private record Expected(
            List<SalesWorld.Event> events,
            List<Watched> regions,
            List<Instant> completeSince,
            boolean complete,
            boolean exact) {
        boolean completeBy(Instant ends) {
            return complete && completeSince.stream().allMatch(since -> since.isBefore(ends));
        }

        long state(Instant at) {
            return events.stream().mapToLong(event -> event.state(at)).sum();
        }

        @Nullable
        Long sold(Instant from, Instant to) {
            boolean noticed = exact
                    && events.stream()
                            .anyMatch(event -> event.types().stream()
                                    .anyMatch(type -> type.changes().stream()
                                            .anyMatch(change -> !change.at().isBefore(from)
                                                    && change.at().isBefore(to))));
            long sum = events.stream().mapToLong(event -> event.sold(from, to)).sum();
            return noticed ? (Long) sum : OnASalesWorld.sold(sum, regions, from, to);
        }

        static Expected of(List<SalesWorld.Event> events, List<SalesWorld.Region> regions) {
            List<Instant> since = new ArrayList<>();
            boolean complete = true;
            List<@Nullable Instant> all = new ArrayList<>();
            events.forEach(event -> all.add(event.completeSince()));
            if (events.isEmpty()) {
                regions.forEach(region -> all.add(region.completeSince()));
            }
            for (Instant one : all) {
                complete &= one != null;
                if (one != null) {
                    since.add(one);
                }
            }
            return new Expected(
                    events,
                    regions.stream()
                            .map(region -> new Watched(region, region.completeSince()))
                            .toList(),
                    since,
                    complete,
                    false);
        }
    }

    private record Asked(Instant from, Instant to, String zone, String interval) {
        String query() {
            return "from=%s&to=%s&tz=%s&interval=%s".formatted(from, to, zone, interval);
        }
    }

    private Asked asked(Instant ends) {
        String interval = oneOf(INTERVALS);
        Duration longest = interval.endsWith("m") ? Duration.ofHours(40) : Duration.ofDays(11);
        Instant to = ends.minusSeconds(chance.nextInt(86_400));
        if (chance.nextInt(3) == 0) {
            to = to.minusSeconds(to.getEpochSecond() % 1_800);
        }
        return new Asked(to.minusSeconds(1 + chance.nextLong(longest.toSeconds())), to, oneOf(ZONES), interval);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofThePortfolio(long seed) throws Exception {
        Instant ends = ENDS.get((int) (seed % 2));
        live(seed, ends);
        for (int i = 0; i < 25; i++) {
            Asked asked = asked(ends);
            List<SalesWorld.Region> regions =
                    chance.nextBoolean() ? world.regions() : world.regions().subList(0, 2);
            String filter = regions.stream().map(SalesWorld.Region::name).collect(Collectors.joining(","));
            String group = oneOf(List.of("none", "region", "status"));
            List<String> statuses = chance.nextInt(3) == 0 ? List.of("deleted", "onSale") : STATUSES;
            JsonNode answer = api.json(
                    "all",
                    "/v1/series?" + asked.query() + "&group=" + group + "&region=" + filter
                            + (statuses.equals(STATUSES) ? "" : "&status=" + String.join(",", statuses)));

            Map<String, Expected> expected = expected(group, regions, statuses, asOf(answer));
            assertThat(answer.path("series")).as(asked.query()).hasSize(expected.size());
            for (JsonNode series : answer.path("series")) {
                String label = group.equals("none") ? "" : series.path(group).textValue();
                Expected one = Objects.requireNonNull(expected.get(label), label);
                assertThat(series.path("incomplete_events").longValue())
                        .isEqualTo(one.events().stream()
                                .filter(event -> event.completeSince() == null)
                                .count());
                assertSeries(series, asked, one, false);
            }
        }
    }

    private Map<String, Expected> expected(
            String group, List<SalesWorld.Region> regions, List<String> statuses, Instant now) {
        List<SalesWorld.Event> events = world.events().stream()
                .filter(event -> regions.contains(event.region()) && statuses.contains(event.status(now)))
                .toList();
        return switch (group) {
            case "region" ->
                regions.stream()
                        .collect(Collectors.toMap(
                                SalesWorld.Region::name,
                                region -> Expected.of(
                                        events.stream()
                                                .filter(event -> event.region().equals(region))
                                                .toList(),
                                        List.of(region))));
            case "status" ->
                events.stream().collect(Collectors.groupingBy(event -> event.status(now))).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Expected.of(entry.getValue(), regions)));
            default -> Map.of("", Expected.of(events, regions));
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void ofAnEventAndItsTypes(long seed) throws Exception {
        Instant ends = ENDS.get((int) (seed % 2));
        live(seed, ends);
        for (SalesWorld.Event event : world.events()) {
            for (int i = 0; i < 3; i++) {
                Asked asked = asked(ends);
                String target = "/v1/events/" + event.region().name() + "/" + event.id() + "/series?" + asked.query();
                boolean cumulative = chance.nextInt(3) == 0;
                JsonNode whole = api.json("all", target + "&cumulative=" + cumulative);
                JsonNode byType = api.json("all", target + "&by=ticket_type&cumulative=" + cumulative);

                assertSeries(whole, asked, expected(event, event.types()), cumulative);
                assertThat(byType.path("ticket_types")).hasSize(event.types().size());
                for (JsonNode series : byType.path("ticket_types")) {
                    List<SalesWorld.Type> type = event.types().stream()
                            .filter(one -> one.id()
                                    .equals(series.path("ticket_type_id").textValue()))
                            .toList();
                    assertThat(series.path("name").textValue())
                            .isEqualTo("Type " + type.getFirst().id());
                    assertSeries(series, asked, expected(event, type), cumulative);
                }
            }
        }
    }

    private static Expected expected(SalesWorld.Event event, List<SalesWorld.Type> types) {
        var part = new SalesWorld.Event(
                event.key(),
                event.region(),
                event.id(),
                event.zone(),
                event.completeSince(),
                event.sellStart(),
                event.sellEnd(),
                event.starts(),
                event.deleted(),
                types);
        Instant since = event.completeSince();
        return new Expected(
                List.of(part),
                List.of(new Watched(event.region(), since)),
                since == null ? List.of() : List.of(since),
                since != null,
                true);
    }

    private static void assertSeries(JsonNode series, Asked asked, Expected expected, boolean cumulative) {
        String name = asked + " "
                + expected.events().stream().map(SalesWorld.Event::id).toList();
        JsonNode data = series.path("data");
        assertThat(at(data.path(0).path("from"))).as(name).isEqualTo(asked.from());
        assertThat(number(series.path("opening")))
                .as(name)
                .isEqualTo(total(expected.state(asked.from()), expected.completeBy(asked.from())));
        for (int i = 0; i < data.size(); i++) {
            JsonNode bucket = data.path(i);
            Instant begins = at(bucket.path("from"));
            boolean last = i == data.size() - 1;
            Instant ends = last ? asked.to() : at(data.path(i + 1).path("from"));
            String which = name + " " + bucket;
            boolean firstWhole = isBoundary(begins, asked);
            assertThat(i == 0 || firstWhole).as(which).isTrue();
            assertThat(bucket.path("partial").booleanValue())
                    .as(which)
                    .isEqualTo(!firstWhole || !isBoundary(ends, asked));
            for (Instant inside = after(begins); inside.isBefore(ends); inside = inside.plusSeconds(GRID)) {
                assertThat(isBoundary(inside, asked)).as(which + " " + inside).isFalse();
            }
            assertThat(bucket.has("sold")).isEqualTo(!cumulative);
            if (!cumulative) {
                assertThat(number(bucket.path("sold"))).as(which).isEqualTo(expected.sold(begins, ends));
            }
            assertThat(number(bucket.path("total")))
                    .as(which)
                    .isEqualTo(total(expected.state(ends), expected.completeBy(ends)));
            assertThat(bucket.path("covered").doubleValue())
                    .as(which)
                    .isCloseTo(covered(expected.regions(), begins, ends), within(0.00006));
        }
        assertThat(data.size()).as(name).isBetween(1, 5_000);
    }

    /** The next instant at which a bucket of any zone may begin. */
    private static Instant after(Instant at) {
        return at.plusSeconds(GRID - at.getEpochSecond() % GRID);
    }

    /** By the wall clock: on the hour, at midnight, on a Monday. */
    private static boolean isBoundary(Instant at, Asked asked) {
        ZonedDateTime local = at.atZone(ZoneId.of(asked.zone()));
        long inHour = local.getMinute() * 60L + local.getSecond();
        boolean midnight =
                local.toLocalDate().atStartOfDay(local.getZone()).toInstant().equals(at);
        return switch (asked.interval()) {
            case "5m" -> inHour % 300 == 0;
            case "15m" -> inHour % 900 == 0;
            case "hour" -> inHour == 0;
            case "day" -> midnight;
            default -> midnight && local.getDayOfWeek() == DayOfWeek.MONDAY;
        };
    }
}
