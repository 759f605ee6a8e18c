package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.view.SalesWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events on one axis, against a recount. */
class CompareIT extends OnASalesWorld {
    private String all() {
        return world.events().stream()
                .map(event -> event.region().name() + "/" + event.id())
                .collect(Collectors.joining(","));
    }

    private SalesWorld.Event event(JsonNode series) {
        return world.events().stream()
                .filter(event -> event.id().equals(series.path("event_id").textValue()))
                .findFirst()
                .orElseThrow();
    }

    private void assertValue(JsonNode value, SalesWorld.Event event, Instant at, Instant now, String measure) {
        Long state = at.isAfter(now)
                ? null
                : total(
                        event.state(at),
                        event.completeSince() != null && event.completeSince().isBefore(at));
        boolean open = event.types().stream().anyMatch(type -> type.listed() && type.capacity() == null);
        long capacity = event.types().stream()
                .filter(type -> type.listed() && type.capacity() != null)
                .mapToLong(SalesWorld.Type::capacity)
                .sum();
        if (measure.equals("sold") || state == null) {
            assertThat(number(value)).as(event + " " + at).isEqualTo(state);
        } else if (open || capacity == 0) {
            assertThat(value.isNull()).as(event + " " + at).isTrue();
        } else {
            assertThat(value.doubleValue()).as(event + " " + at).isCloseTo(100.0 * state / capacity, within(0.00501));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, on_sale, hour, sold",
        "2, on_sale, day, percent",
        "3, event_date, day, sold",
        "1, event_date, hour, percent",
        "2, event_date, week, sold"
    })
    void stepsAreCountedFromAnInstantOfEachEvent(long seed, String align, String interval, String measure)
            throws Exception {
        live(seed);
        JsonNode answer = api.json(
                "all",
                "/v1/compare?events=" + all() + "&align=" + align + "&interval=" + interval + "&measure=" + measure);
        Instant now = asOf(answer);
        JsonNode x = answer.path("x");

        assertThat(answer.path("series")).hasSize(world.events().size());
        for (JsonNode series : answer.path("series")) {
            SalesWorld.Event event = event(series);
            Instant anchor = Objects.requireNonNull(align.equals("on_sale") ? event.sellStart() : event.starts());
            assertThat(series.path("values")).hasSize(x.size());
            for (int i = 0; i < x.size(); i++) {
                long step = x.path(i).longValue();
                Instant at =
                        switch (interval) {
                            case "hour" -> anchor.plus(Duration.ofHours(step));
                            case "day" ->
                                anchor.atZone(ZoneId.of(event.zone()))
                                        .plusDays(step)
                                        .toInstant();
                            default ->
                                anchor.atZone(ZoneId.of(event.zone()))
                                        .plusWeeks(step)
                                        .toInstant();
                        };
                assertValue(series.path("values").path(i), event, at, now, measure);
            }
        }
        // The axis has each step, and reaches from the sale to now or to the event.
        for (int i = 1; i < x.size(); i++) {
            assertThat(x.path(i).longValue()).isEqualTo(x.path(i - 1).longValue() + 1);
        }
        assertThat(x.size()).isGreaterThan(1);
        assertThat(x.path(align.equals("on_sale") ? 0 : x.size() - 1).longValue())
                .isZero();
    }

    @Test
    void onTheCalendarTheAxisIsTime() throws Exception {
        live(2);
        JsonNode answer = api.json("all", "/v1/compare?align=calendar&tz=Asia/Kolkata&interval=hour&events=" + all());

        assertThat(answer.path("tz").textValue()).isEqualTo("Asia/Kolkata");
        for (JsonNode series : answer.path("series")) {
            for (int i = 0; i < answer.path("x").size(); i++) {
                assertValue(
                        series.path("values").path(i),
                        event(series),
                        at(answer.path("x").path(i)),
                        asOf(answer),
                        "sold");
            }
        }
    }

    @Test
    void anEventThatIsNotThereOrForeignIsLeftOut() throws Exception {
        live(1);
        String query = "/v1/compare?interval=day&events=nowhere/e1,usa/nothing,";
        SalesWorld.Event foreign = world.events().stream()
                .filter(event -> !event.region().name().equals("dach"))
                .findFirst()
                .orElseThrow();

        JsonNode absent = api.json("dach", query + "usa/absent");
        JsonNode hidden = api.json("dach", query + foreign.region().name() + "/" + foreign.id());

        assertThat(absent.path("series")).isEmpty();
        assertThat(hidden.path("series")).isEmpty();
        assertThat(hidden.path("x")).isEqualTo(absent.path("x"));
    }

    @Test
    void aSaleThatLastsLongGetsAnIntervalThatFits() throws Exception {
        live(1);
        db.execute("UPDATE event SET sell_start = now() - interval '400 days', starts_at = now() + interval '10 days'");
        SalesWorld.Event event = world.events().getFirst();
        String name = event.region().name() + "/" + event.id();

        assertThat(api.json("all", "/v1/compare?events=" + name)
                        .path("interval")
                        .textValue())
                .isEqualTo("day");
        var refused = api.ask("all", "/v1/compare?interval=hour&events=" + name);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("the smallest interval that fits is day");
    }

    @Test
    void anEventWithoutThatInstantSaysSo() throws Exception {
        live(1);
        db.execute("UPDATE event SET sell_start = NULL");
        JsonNode series = api.json("all", "/v1/compare?events=" + all()).path("series");

        assertThat(series).allSatisfy(one -> {
            assertThat(one.path("reason").textValue()).isEqualTo("the beginning of the sale is not known");
            assertThat(one.path("values"))
                    .allSatisfy(value -> assertThat(value.isNull()).isTrue());
        });
    }
}
