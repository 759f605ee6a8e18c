package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The portfolio: filters, order, pages, and what is not known. */
class EventsIT extends OnOnePortfolio {
    private static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("data")
                .forEach(event -> names.add(event.path("region").textValue() + "/"
                        + event.path("event_id").textValue()));
        return names;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            region=dach                                      | dach/e1 dach/e2 dach/open
            region=dach,usa&status=soldOut                   | dach/e2 usa/e2
            region=dach&status=deleted                       | dach/gone
            region=dach&status=soldOut,deleted&sort=event_name | dach/e2 dach/gone
            region=dach&sort=-percent_sold                   | dach/e2 dach/e1 dach/open
            region=dach&sort=percent_sold                    | dach/e1 dach/e2 dach/open
            region=dach&sort=-event_name                     | dach/open dach/e2 dach/e1
            region=ticketing/italy&q=EVENT%20E1              | ticketing/italy/e1
            q=open&sort=-region                              | usa/open ticketing/italy/open dach/open
            region=dach&event_date[gte]=2099-05-17T08:00Z    | dach/e1 dach/e2 dach/open
            region=dach&event_date[gt]=2099-05-17T08:00Z     |
            region=dach&event_date[lt]=2099-05-17&tz=UTC     |
            region=dach&sales_start_date[lte]=2025-01-15T11:00+01:00 | dach/e1 dach/e2 dach/open
            region=nowhere                                   |
            """)
    void aListHasWhatWasAskedForInThatOrder(String query, String events) throws Exception {
        String target = "/v1/events?" + query.replace("[", "%5B").replace("]", "%5D");

        assertThat(String.join(" ", names(api.json("all", target)))).isEqualTo(events == null ? "" : events);
    }

    @Test
    void whatIsNotKnownIsNull() throws Exception {
        JsonNode open =
                api.json("all", "/v1/events?region=dach&q=open").path("data").path(0);
        JsonNode known = api.json("all", "/v1/events/dach/e1");

        for (String field : List.of("total_capacity", "total_available", "percent_sold", "url")) {
            assertThat(open.path(field).isNull()).as(field).isTrue();
        }
        assertThat(open.path("total_sold").longValue()).isZero();
        assertThat(known.path("total_capacity").longValue()).isEqualTo(2);
        assertThat(known.path("total_sold").longValue()).isEqualTo(1);
        assertThat(known.path("total_available").longValue()).isEqualTo(1);
        assertThat(known.path("percent_sold").doubleValue()).isEqualTo(50.0);
        assertThat(known.path("countdown_seconds").longValue()).isZero();
        assertThat(known.path("trust").path("dach").path("data_through").textValue())
                .isEqualTo("2026-11-22T12:30:00Z");
        assertThat(known.path("trust").path("dach").path("completeness_percent").isNull())
                .isTrue();
    }

    @Test
    void pagesHaveEachEventOnce() throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.json("all", "/v1/events?sort=-percent_sold&limit=2&include=total" + cursor);
            seen.addAll(names(page));
            assertThat(page.path("total").intValue()).isEqualTo(9);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").textValue();
        } while (!cursor.isEmpty());

        assertThat(seen)
                .containsExactlyElementsOf(names(api.json("all", "/v1/events?sort=-percent_sold")))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void theNextPageIsLinked() throws Exception {
        var answer = api.ask("all", "/v1/events?limit=1&q=event&fields=event_id");

        String link = answer.headers().firstValue("link").orElseThrow();
        assertThat(link).matches("</v1/events\\?limit=1&q=event&fields=event_id&cursor=[A-Za-z0-9_-]+>; rel=\"next\"");
        assertThat(api.json("all", link.substring(1, link.indexOf('>'))).path("data"))
                .hasSize(1);
    }

    @Test
    void aCursorOfAnotherQuestionOrKeyGivesNothingAway() throws Exception {
        String next = api.json("all", "/v1/events?limit=1").path("next").textValue();

        for (String query : List.of(
                "sort=-event_date&limit=1&cursor=" + next,
                "region=usa&cursor=" + next,
                "cursor=" + next.substring(0, next.length() - 4),
                "cursor=x" + next,
                "cursor=" + next.replace(next.substring(8, 12), "AAAA"),
                "cursor=%00",
                "cursor=")) {
            var answer = api.ask("all", "/v1/events?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(RunningApi.read(answer.body())
                            .path("errors")
                            .path(0)
                            .path("parameter")
                            .textValue())
                    .isEqualTo("cursor");
        }
        // with another key, the rows that this key sees
        assertThat(names(api.json("italy", "/v1/events?cursor=" + next)))
                .allSatisfy(name -> assertThat(name).startsWith("ticketing/italy/"));
    }

    @Test
    void onlyTheFieldsThatWereAskedFor() throws Exception {
        JsonNode event = api.json("dach", "/v1/events?fields=event_id,total_sold&limit=1")
                .path("data")
                .path(0);

        assertThat(event.toString()).isEqualTo("{\"event_id\":\"e1\",\"total_sold\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events?sorted=a                | sorted     | did you mean sort?
            /v1/events?sort=a                  | sort       | must be of region
            /v1/events?sort=                   | sort       | must be of region
            /v1/events?fields=total_sale       | fields     | nearest: total_sold
            /v1/events?status=onsale           | status     | nearest: onSale
            /v1/events?limit=501               | limit      | from 1 to 500
            /v1/events?limit=1&limit=2         | limit      | give it once
            /v1/events?tz=Mars                 | tz         | must be a time zone
            /v1/events?event_date%5Bgte%5D=x   | event_date[gte] | must be a date
            /v1/events/dach/e1?at=now          | at         | no parameter here
            /v1/regions?region=dach            | region     | no parameter here
            /v1/quality?x                      | x          | no parameter here
            """)
    void aParameterThatCannotBeTakenIsNamed(String target, String parameter, String detail) throws Exception {
        var answer = api.ask("all", target);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = RunningApi.read(answer.body());
        assertThat(problem.path("errors").path(0).path("parameter").textValue()).isEqualTo(parameter);
        assertThat(problem.path("detail").textValue()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({"%00", "e1%00", "%ff", "%F0%9F%92%A9", "a%27%20OR%201=1", "..%2fe1x"})
    void oddIdsAreNotThere(String id) throws Exception {
        for (String what : List.of("", "/ticket-types", "/series", "/history", "/tickets")) {
            assertThat(api.ask("all", "/v1/events/dach/" + id + what).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndCostsNothing() throws Exception {
        for (String target : List.of("/v1/events", "/v1/events/dach/e1", "/v1/regions", "/openapi.json")) {
            var first = api.ask("all", target);
            String tag = first.headers().firstValue("etag").orElseThrow();

            var second = api.ask("all", target, Map.of("If-None-Match", "W/\"other\", " + tag));

            assertThat(second.statusCode()).as(target).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(second.headers().firstValue("etag")).hasValue(tag);
        }
        var before = api.ask("sales", "/v1/events");
        var unchanged = api.ask(
                "sales",
                "/v1/events",
                Map.of("If-None-Match", before.headers().firstValue("etag").orElseThrow()));
        var after = api.ask("sales", "/v1/events");
        assertThat(List.of(remaining(before), remaining(unchanged), remaining(after)))
                .containsExactly(599, 599, 598);
    }

    private static int remaining(HttpResponse<String> answer) {
        String limit = answer.headers().firstValue("ratelimit").orElseThrow();
        return Integer.parseInt(limit.replaceAll(".*;r=(\\d+);.*", "$1"));
    }

    @Test
    void aSaleChangesTheTag() throws Exception {
        String before = api.ask("all", "/v1/events/dach/e1")
                .headers()
                .firstValue("etag")
                .orElseThrow();

        Portfolio.sell(changing(), "dach", "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));

        await().atMost(Duration.ofSeconds(2))
                .until(() -> api.ask("all", "/v1/events/dach/e1", Map.of("If-None-Match", before))
                                .statusCode()
                        == 200);
        assertThat(api.json("all", "/v1/events/dach/e1").path("total_sold").longValue())
                .isEqualTo(2);
    }

    @Test
    void headHasNoContentAndOtherMethodsAreNotAllowed() throws Exception {
        Map<String, String> key = Map.of("Authorization", "Bearer " + api.key("all"));

        var head = api.send("HEAD", "/v1/events", key);
        var post = api.send("POST", "/v1/events", key);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("etag")).isPresent();
        assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
    }
}
