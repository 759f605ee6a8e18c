package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.view.SalesWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pace and movers of random sales up to now, against a recount. */
class PaceRecountIT extends OnASalesWorld {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void windowsRollToTheSecond(long seed) throws Exception {
        live(seed);
        for (SalesWorld.Event event : world.events()) {
            String target = "/v1/events/" + event.region().name() + "/" + event.id();
            boolean included = event.key() % 3 == 0;
            JsonNode answer = api.json("all", target + (included ? "?include=pace" : "/pace"));
            JsonNode pace = included ? answer.path("pace") : answer;
            Instant now = asOf(answer).truncatedTo(ChronoUnit.SECONDS);

            assertWindow(pace, "sold_1h", event, now.minus(Duration.ofHours(1)), now);
            assertWindow(pace, "sold_24h", event, now.minus(DAY), now);
            assertWindow(pace, "sold_7d", event, now.minus(WEEK), now);
            assertWindow(pace, "previous_24h", event, now.minus(DAY).minus(DAY), now.minus(DAY));
            assertWindow(pace, "last_week_24h", event, now.minus(WEEK).minus(DAY), now.minus(WEEK));
            assertBestHour(pace.path("best_hour"), event);
            Instant start = Objects.requireNonNull(event.sellStart());
            assertThat(number(pace.path("hours_since_on_sale")))
                    .isEqualTo(
                            start.isAfter(now)
                                    ? null
                                    : (Long) Duration.between(start, now).toHours());
        }
    }

    private static void assertWindow(JsonNode pace, String name, SalesWorld.Event event, Instant begins, Instant ends) {
        List<Watched> watched = List.of(new Watched(event.region(), event.completeSince()));
        assertThat(number(pace.path(name)))
                .as(name + " of " + event)
                .isEqualTo(sold(event.sold(begins, ends), watched, begins, ends));
        assertThat(pace.path("covered").path(name).doubleValue())
                .as(name + " of " + event)
                .isCloseTo(covered(watched, begins, ends), within(0.00006));
    }

    private static void assertBestHour(JsonNode best, SalesWorld.Event event) {
        Map<Instant, Long> hours = new TreeMap<>();
        event.types()
                .forEach(type -> type.changes()
                        .forEach(change -> hours.merge(
                                change.at()
                                        .atZone(ZoneId.of(event.zone()))
                                        .truncatedTo(ChronoUnit.HOURS)
                                        .toInstant(),
                                (long) change.delta(),
                                Long::sum)));
        long most = hours.values().stream().mapToLong(Long::longValue).max().orElse(0);
        assertThat(best.isNull()).isEqualTo(most <= 0);
        if (most > 0) {
            assertThat(best.path("sold").longValue()).isEqualTo(most);
            assertThat(hours.get(at(best.path("from")))).isEqualTo(most);
            assertThat(best.path("from").textValue()).contains(":00:00");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moversAreComparedWithThemselves(long seed) throws Exception {
        live(seed);
        for (String query : List.of(
                "",
                "?window=5h",
                "?window=3d",
                "?window=24h&baseline=last_week",
                "?window=7d&baseline=last_week&sort=-change",
                "?window=2d&sort=change&limit=500")) {
            JsonNode answer = api.json("all", "/v1/movers" + query);
            Instant now = asOf(answer).truncatedTo(ChronoUnit.SECONDS);
            String window = answer.path("window").textValue();
            long number = Long.parseLong(window.replaceAll("\\D", ""));
            Duration length = window.endsWith("h") ? Duration.ofHours(number) : Duration.ofDays(number);
            Duration back = answer.path("baseline").textValue().equals("previous") ? length : WEEK;

            int moving = 0;
            for (SalesWorld.Event event : world.events()) {
                List<Watched> watched = List.of(new Watched(event.region(), event.completeSince()));
                Instant begins = now.minus(length);
                Long sold = sold(event.sold(begins, now), watched, begins, now);
                Long before = sold(
                        event.sold(begins.minus(back), now.minus(back)), watched, begins.minus(back), now.minus(back));
                boolean still = Objects.equals(sold, 0L) && Objects.equals(before, 0L);
                JsonNode row = row(answer, event);
                assertThat(row.isMissingNode()).as(query + event).isEqualTo(still || event.deleted());
                if (!row.isMissingNode()) {
                    moving++;
                    assertThat(number(row.path("sold"))).as(query + event).isEqualTo(sold);
                    assertThat(number(row.path("baseline"))).as(query + event).isEqualTo(before);
                    assertChange(row, sold, before);
                    assertThat(row.path("covered").doubleValue())
                            .isCloseTo(covered(watched, begins, now), within(0.00006));
                    assertThat(row.path("baseline_covered").doubleValue())
                            .isCloseTo(covered(watched, begins.minus(back), now.minus(back)), within(0.00006));
                }
            }
            assertThat(answer.path("data")).hasSize(moving);
            assertOrder(answer, query);
        }
    }

    private static JsonNode row(JsonNode answer, SalesWorld.Event event) {
        for (JsonNode row : answer.path("data")) {
            if (row.path("region").textValue().equals(event.region().name())
                    && row.path("event_id").textValue().equals(event.id())) {
                return row;
            }
        }
        return answer.path("nothing");
    }

    private static void assertChange(JsonNode row, Long sold, Long before) {
        boolean small = before != null && before < 20;
        assertThat(row.path("small_baseline").isNull()).isEqualTo(before == null);
        assertThat(row.path("small_baseline").booleanValue()).isEqualTo(small);
        boolean divided = sold != null && before != null && !small;
        assertThat(row.path("change").isNull()).isEqualTo(!divided);
        if (divided) {
            assertThat(row.path("change").doubleValue()).isCloseTo(100.0 * (sold - before) / before, within(0.0501));
        }
    }

    private static void assertOrder(JsonNode answer, String query) {
        String by = query.contains("change") ? "change" : "sold";
        boolean ascending = query.contains("sort=change");
        double last = ascending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        boolean unknown = false;
        Comparator<Double> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        for (JsonNode row : answer.path("data")) {
            if (row.path(by).isNull()) {
                unknown = true;
            } else {
                assertThat(unknown).isFalse();
                assertThat(order.compare(last, row.path(by).doubleValue())).isLessThanOrEqualTo(0);
                last = row.path(by).doubleValue();
            }
        }
    }
}
