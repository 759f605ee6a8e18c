package io.vivenuoperator.salesapi;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was: each change of an event, and the state as seen at any instant. */
class HistoryIT extends OnOnePortfolio {
    private static final String DAY = "from=2026-11-22&to=2026-11-23&tz=UTC";
    private static final String HISTORY = "/v1/events/dach/e1/history?" + DAY;

    @Test
    void eachChangeIsThereAsItWasRecorded() throws Exception {
        JsonNode history = api.json("dach", HISTORY);

        assertThat(history.path("data").toString())
                .isEqualTo(
                        "[{\"snapshot_time\":\"2026-11-22T12:00:00Z\",\"total_capacity\":2,\"total_sold\":0,\"total_available\":2,"
                                + "\"percent_sold\":0.0,\"delta\":0},"
                                + "{\"snapshot_time\":\"2026-11-22T12:01:00Z\",\"total_capacity\":2,\"total_sold\":1,"
                                + "\"total_available\":1,\"percent_sold\":50.0,\"delta\":1}]");
        assertThat(history.path("next").isNull()).isTrue();
        assertThat(history.path("complete_since").textValue()).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(api.json("all", "/v1/events/ticketing/italy/e1/history?" + DAY)
                        .path("data"))
                .isEqualTo(history.path("data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-11-22T12:00Z&to=2026-11-22T12:01Z          | 1
            from=2026-11-22T12:00:01Z&to=2026-11-22T12:02Z       | 1
            from=2026-11-22T12:02Z&to=2026-11-22T13:00Z          | 0
            from=2026-11-22T13:01&to=2026-11-22T13:02&tz=event   | -1
            from=2026-11-22T13:01%2B01:00&to=2026-11-22T14:00+01:00 | 1
            """)
    void aTimeIncludesItsBeginningAndNotItsEnd(String query, int changes) throws Exception {
        var answer = api.ask("dach", "/v1/events/dach/e1/history?" + query);

        assertThat(answer.statusCode()).isEqualTo(changes < 0 ? 400 : 200);
        assertThat(RunningApi.read(answer.body()).path("data").size()).isEqualTo(Math.max(0, changes));
    }

    @Test
    void pagesHaveEachChangeOnceWhileOthersAreAdded() throws Exception {
        for (int i = 0; i < 20; i++) {
            Portfolio.sell(changing(), "dach", "open", "o" + i, NOON.plusSeconds(120 + i));
        }

        String target = "/v1/events/dach/open/history?limit=3&" + DAY;
        List<String> seen = Pages.all(
                api,
                target,
                "snapshot_time",
                page -> Portfolio.sell(changing(), "dach", "open", "later" + page, NOON.plusSeconds(1_000 + page)));

        assertThat(seen).doesNotHaveDuplicates().isSorted().contains("2026-11-22T12:00:00Z");
        for (int i = 0; i < 20; i++) {
            assertThat(seen).contains(NOON.plusSeconds(120 + i).toString());
        }
    }

    @Test
    void aCursorOfAnotherEventIsRefused() throws Exception {
        String next = api.json("all", HISTORY + "&limit=1").path("next").textValue();

        assertThat(next).isNotNull();
        for (String target : List.of(
                "/v1/events/dach/e2/history?" + DAY,
                "/v1/events/usa/e1/history?" + DAY,
                "/v1/events/dach/e1/history?from=2026-11-21&to=2026-11-23&tz=UTC",
                "/v1/events/dach/e1/tickets?tz=UTC")) {
            var answer = api.ask("all", target + "&cursor=" + next);
            assertThat(answer.statusCode()).as(target).isEqualTo(400);
            assertThat(answer.body()).contains("\"parameter\":\"cursor\"");
        }
    }

    @Test
    void theStateIsWhatWasSeenThen() throws Exception {
        JsonNode before = state("2026-11-22T12:00:59Z");
        JsonNode after = state("2026-11-22T12:01:00Z");

        assertThat(event(before, "e1").path("total_sold").longValue()).isZero();
        assertThat(event(after, "e1").path("total_sold").longValue()).isEqualTo(1);
        assertThat(event(after, "e2").path("status").textValue()).isEqualTo("soldOut");
        assertThat(event(before, "e2").path("status").textValue()).isEqualTo("onSale");
        assertThat(event(after, "open").path("total_capacity").isNull()).isTrue();
        assertThat(event(after, "open").path("percent_sold").isNull()).isTrue();
    }

    @Test
    void whatWasDeletedSinceIsSeenAsItWas() throws Exception {
        assertThat(event(state("2026-11-22T12:00:00Z"), "gone").path("status").textValue())
                .isEqualTo("onSale");
        assertThat(event(state("2026-11-22T12:00:02Z"), "gone").path("status").textValue())
                .isEqualTo("deleted");
        assertThat(event(state("2026-11-22T12:00:02Z"), "gone")
                        .path("total_capacity")
                        .longValue())
                .isEqualTo(5);
    }

    @Test
    void beforeAnythingWasSeenThereIsNothing() throws Exception {
        assertThat(state("2026-11-22T11:59:59Z").path("data")).isEmpty();
    }

    @Test
    void typesAreThereWhenTheyAreAskedFor() throws Exception {
        JsonNode with = api.json("dach", "/v1/state?at=2026-11-22T12:10Z&include=ticket_types&status=soldOut");

        assertThat(with.path("data")).hasSize(1);
        assertThat(with.path("data").path(0).path("ticket_types").toString())
                .isEqualTo(
                        "[{\"ticket_type_id\":\"a\",\"ticket_type_name\":\"Type a\",\"capacity\":1,\"sold\":1,\"available\":0,"
                                + "\"percent_sold\":100.0,\"price\":null,\"active\":null,\"listed\":true,"
                                + "\"changed_at\":\"2026-11-22T12:01:00Z\"}]");
    }

    @Test
    void typesOfAnEventAreAskedForAtAnInstant() throws Exception {
        JsonNode then = api.json("dach", "/v1/events/dach/e1/ticket-types?at=2026-11-22T12:00:30Z");
        JsonNode now = api.json("dach", "/v1/events/dach/e1/ticket-types");

        assertThat(then.path("data").path(0).path("sold").longValue()).isZero();
        assertThat(then.path("at").textValue()).isEqualTo("2026-11-22T12:00:30Z");
        assertThat(now.path("data").path(0).path("sold").longValue()).isEqualTo(1);
        assertThat(now.has("at")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/state?at=2099-01-01",
                "/v1/state?at=1969-12-31",
                "/v1/state?at=x",
                "/v1/state?at=2026-11-22T12:00",
                "/v1/events/dach/e1/ticket-types?at=2099-01-01"
            })
    void anInstantThatHasNotBeenIsRefused(String target) throws Exception {
        var answer = api.ask("all", target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"at\"");
    }

    @Test
    void aStateThatWasKeepsItsTag() throws Exception {
        var first = api.ask("dach", "/v1/state?at=2026-11-22T12:10Z");
        var now = api.ask("dach", "/v1/state");
        Portfolio.sell(changing(), "dach", "open", "o1", Instant.parse("2026-11-22T12:20:00Z"));

        assertThat(api.ask("dach", "/v1/state?at=2026-11-22T12:10Z").headers().firstValue("etag"))
                .isEqualTo(first.headers().firstValue("etag"));
        assertThat(api.ask("dach", "/v1/state").headers().firstValue("etag"))
                .isNotEqualTo(now.headers().firstValue("etag"));
    }

    private JsonNode state(String at) throws Exception {
        return api.json("dach", "/v1/state?at=" + at);
    }

    private static JsonNode event(JsonNode state, String id) {
        for (JsonNode event : state.path("data")) {
            if (event.path("event_id").textValue().equals(id)) {
                return event;
            }
        }
        throw new AssertionError("no " + id + " in " + state);
    }
}
