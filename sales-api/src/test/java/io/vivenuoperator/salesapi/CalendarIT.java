package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opens and closes when. */
class CalendarIT extends OnOnePortfolio {
    @Test
    void aDateHasItsCountdown() throws Exception {
        JsonNode date = api.json("dach", "/v1/calendar?kind=event").path("data").path(0);

        assertThat(date.path("kind").textValue()).isEqualTo("event");
        assertThat(date.path("at").textValue()).isEqualTo("2099-05-17T08:00:00Z");
        assertThat(date.path("event_name").textValue()).isEqualTo("Event e1");
        long countdown = Duration.between(Instant.now(), Instant.parse("2099-05-17T08:00:00Z"))
                .toSeconds();
        assertThat(date.path("countdown_seconds").longValue()).isBetween(countdown, countdown + 60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                   | event/e1 sale_end/e1 event/e2 sale_end/e2 event/open sale_end/open
            from=2025-01-01&to=2026-01-01          | on_sale/e1 on_sale/e2 on_sale/open
            from=2025-01-15T10:00Z&to=2025-01-15T10:00:01Z | on_sale/e1 on_sale/e2 on_sale/open
            from=2025-01-15T09:00Z&to=2025-01-15T10:00Z |
            kind=sale_end                          | sale_end/e1 sale_end/e2 sale_end/open
            region=usa                             |
            """)
    void aCalendarHasWhatWasAskedForAndNoDeletedEvents(String query, String expected) throws Exception {
        List<String> dates = new ArrayList<>();
        api.json("dach", "/v1/calendar?" + (query == null ? "" : query))
                .path("data")
                .forEach(date -> dates.add(date.path("kind").textValue() + "/"
                        + date.path("event_id").textValue()));

        assertThat(String.join(" ", dates)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aStrangerReadsTheCalendar() throws Exception {
        var answer = api.ask("all", "/v1/calendar.ics?from=2025-01-01");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/calendar; charset=utf-8");
        List<VEvent> events = Biweekly.parse(answer.body()).first().getEvents();
        assertThat(events).hasSize(27);
        assertThat(events.stream().map(event -> event.getUid().getValue()))
                .doesNotHaveDuplicates()
                .contains("event.e1.ticketing/italy@vivenu-operator");
    }

    @Test
    void uidsStayAndTheTagTellsWhetherSomethingChanged() throws Exception {
        var first = api.ask("dach", "/v1/calendar.ics");
        var second = api.ask("dach", "/v1/calendar.ics");
        var json = api.ask("dach", "/v1/calendar");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.ask("dach", "/v1/calendar.ics", tag(first)).statusCode()).isEqualTo(304);
        assertThat(api.ask("dach", "/v1/calendar", tag(json)).statusCode()).isEqualTo(304);

        changing()
                .execute(
                        "UPDATE event SET sell_end = sell_end + interval '1 hour', changed_at = changed_at + interval '1 hour'"
                                + " WHERE event_id = 'e1'");

        assertThat(api.ask("dach", "/v1/calendar", tag(json)).statusCode()).isEqualTo(200);
        var changed = api.ask("dach", "/v1/calendar.ics", tag(first));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(uids(changed.body())).containsExactlyInAnyOrderElementsOf(uids(first.body()));
    }

    private static Map<String, String> tag(HttpResponse<String> answer) {
        return Map.of("If-None-Match", answer.headers().firstValue("etag").orElseThrow());
    }

    private static List<String> uids(String calendar) {
        return Biweekly.parse(calendar).first().getEvents().stream()
                .map(event -> event.getUid().getValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=opening                       | kind
            from=2027-01-01&to=2026-01-01      | from
            at=2026-01-01                      | at
            limit=5                            | limit
            """)
    void aParameterThatCannotBeTakenIsNamed(String query, String parameter) throws Exception {
        for (String path : List.of("/v1/calendar?", "/v1/calendar.ics?")) {
            var answer = api.ask("dach", path + query);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
        }
    }
}
