package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same lists in other forms. */
class RepresentationIT extends OnOnePortfolio {
    private static final String TIME = "?from=2026-11-22&to=2026-11-23&tz=UTC";

    private HttpResponse<String> as(String form, String target) throws Exception {
        return api.ask("all", target, Map.of("Accept", form));
    }

    private List<Map<String, String>> csv(String target) throws Exception {
        var answer = as("text/csv", target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8; header=present");
        return read(answer.body());
    }

    static List<Map<String, String>> read(String csv) throws Exception {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .with(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
                .<Map<String, String>>readValues(csv)) {
            return rows.readAll();
        }
    }

    /** A row of JSON as CSV has it: what is within is named by both, null is an empty cell. */
    private static Map<String, String> flat(JsonNode row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                flat(field.getValue()).forEach((name, value) -> cells.put(field.getKey() + "_" + name, value));
            } else {
                cells.put(
                        field.getKey(),
                        field.getValue().isNull() ? null : field.getValue().asText());
            }
        });
        return cells;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/regions",
                "/v1/events?include=total",
                "/v1/events?fields=total_sold,event_id",
                "/v1/events?q=nothing",
                "/v1/events/dach/e1/ticket-types",
                "/v1/events/dach/e1/ticket-types?at=2026-11-22T12:10Z",
                "/v1/events/dach/e1/series" + TIME,
                "/v1/events/dach/e1/series" + TIME + "&cumulative=true",
                "/v1/events/ticketing/italy/e1/history" + TIME,
                "/v1/events/dach/e1/tickets",
                "/v1/state?at=2026-11-22T12:10Z",
                "/v1/quality/dach/gaps" + TIME,
                "/v1/quality/dach/runs" + TIME
            })
    void everyFormHasTheSameRows(String target) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        api.json("all", target).path("data").forEach(rows::add);

        List<Map<String, String>> cells = csv(target);
        var lines = as("application/x-ndjson", target);

        assertThat(cells).hasSameSizeAs(rows);
        for (int at = 0; at < rows.size(); at++) {
            var expected = flat(rows.get(at));
            // A bucket that is whole does not say so.
            cells.get(at).entrySet().removeIf(cell -> cell.getKey().equals("partial") && cell.getValue() == null);
            assertThat(cells.get(at)).isEqualTo(expected);
        }
        assertThat(lines.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        assertThat(lines.body().lines().toList())
                .isEqualTo(rows.stream().map(JsonNode::toString).toList());
    }

    @Test
    void aListOfListsIsFlat() throws Exception {
        Map<String, String> dach = csv("/v1/quality").getFirst();

        assertThat(dach)
                .containsEntry("region", "dach")
                .containsEntry("quarantined", "0")
                .containsEntry("last_webhook_at", null);
        assertThat(csv("/v1/calendar?kind=event").getFirst())
                .containsEntry("kind", "event")
                .containsEntry("event_id", "e1");
        assertThat(csv("/v1/state?at=2026-11-22T12:10Z&include=ticket_types")
                        .getFirst()
                        .get("ticket_types"))
                .startsWith("[{\"ticket_type_id\":\"a\"");
    }

    @Test
    void namesThatLookLikeFormulasAreText() throws Exception {
        changing()
                .execute(
                        "UPDATE event SET name = '=HYPERLINK(\"http://evil\",\"x\")', timezone = 'a,\"b\"' || chr(10) || 'c'"
                                + " WHERE event_id = 'e1'");

        await().untilAsserted(() -> assertThat(csv("/v1/events?region=dach&fields=event_name,timezone&sort=event_name")
                        .getFirst())
                .containsEntry("event_name", "'=HYPERLINK(\"http://evil\",\"x\")")
                .containsEntry("timezone", "a,\"b\"\nc"));
    }

    @Test
    void whatJsonHasBesideItsRowsIsInHeaders() throws Exception {
        var dach = as("text/csv", "/v1/events?region=dach&limit=1");
        var all = as("text/csv", "/v1/events");
        changing()
                .execute(
                        "INSERT INTO poll_run (region_key, kind, holder, started_at, finished_at, outcome, completeness_percent)"
                                + " SELECT region_key, 'Full', 'x', now(), now(), 'Complete', 90 + region_key FROM region");

        assertThat(dach.headers().firstValue("data-through")).hasValue("2026-11-22T12:30:00Z");
        assertThat(dach.headers().firstValue("completeness-percent")).isEmpty();
        assertThat(dach.headers().firstValue("as-of")).isPresent();
        assertThat(all.headers().firstValue("link")).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(as("application/x-ndjson", "/v1/events")
                                .headers()
                                .firstValue("completeness-percent"))
                        .hasValue("91.0"));
        String link = dach.headers().firstValue("link").orElseThrow();
        assertThat(csv(link.substring(1, link.indexOf('>')))).hasSize(1).noneMatch(read(dach.body())::contains);
    }

    @Test
    void eachFormHasItsOwnTag() throws Exception {
        String json = as("application/json", "/v1/events")
                .headers()
                .firstValue("etag")
                .orElseThrow();
        String csv = as("text/csv", "/v1/events").headers().firstValue("etag").orElseThrow();

        assertThat(csv).isNotEqualTo(json);
        for (String form : List.of("text/csv", "application/json")) {
            var answer = api.ask("all", "/v1/events", Map.of("Accept", form, "If-None-Match", csv));
            assertThat(answer.statusCode()).isEqualTo(form.equals("text/csv") ? 304 : 200);
            assertThat(answer.headers().firstValue("vary").orElseThrow()).contains("Accept");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events           | text/html             | application/json, text/csv, application/x-ndjson
            /v1/events           | application/json;q=0,text/xml | application/json, text/csv, application/x-ndjson
            /v1/events/dach/e1   | text/csv              | application/json
            /v1/calendar.ics     | application/json      | text/calendar
            /v1/export/hours     | application/json      | application/x-ndjson, text/csv
            """)
    void whoWantsAnotherFormIsToldWhichThereAre(String target, String accept, String offered) throws Exception {
        var answer = as(accept, target);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(RunningApi.read(answer.body()).path("reason").textValue()).isEqualTo("NotAcceptable");
        assertThat(RunningApi.read(answer.body()).path("detail").textValue()).contains(offered);
    }

    @Test
    void pagesOfCsvHaveEachRowOnce() throws Exception {
        List<String> seen = new ArrayList<>();
        String target = "/v1/events?limit=2&sort=-event_name";
        while (!target.isEmpty()) {
            var page = as("text/csv", target);
            read(page.body()).forEach(row -> seen.add(row.get("region") + row.get("event_id")));
            target = page.headers()
                    .firstValue("link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }

        assertThat(seen).hasSize(9).doesNotHaveDuplicates();
    }
}
