package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV and NDJSON have the rows that JSON has, also where these are divided into parts. */
class RowFormsIT extends OnOnePortfolio {
    private static final String TIME = "from=2026-11-22T11:00Z&to=2026-11-22T14:00Z&interval=hour";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events/dach/e1/series?" + TIME,
                "/v1/events/dach/e1/series?by=ticket_type&" + TIME,
                "/v1/series?" + TIME,
                "/v1/series?group=region&" + TIME,
                "/v1/series?group=status&" + TIME,
                "/v1/movers?window=31d",
                "/v1/compare?align=calendar&events=dach/e1,usa/e2&" + TIME,
                "/v1/compare?measure=percent&events=dach/e1,usa/open"
            })
    void rowsAreTheSameInEveryForm(String target) throws Exception {
        // given
        List<JsonNode> expected = rows(api.json("all", target));
        assertThat(expected).isNotEmpty();

        // when
        String ndjson =
                api.ask("all", target, Map.of("Accept", "application/x-ndjson")).body();
        String csv = api.ask("all", target, Map.of("Accept", "text/csv")).body();

        // then
        List<JsonNode> lines = new ArrayList<>();
        for (String line : ndjson.lines().toList()) {
            lines.add(RunningApi.read(line));
        }
        assertThat(lines).isEqualTo(expected);
        assertThat(records(csv))
                .isEqualTo(expected.stream().map(RowFormsIT::cells).toList());
    }

    private static List<JsonNode> rows(JsonNode answer) {
        return answer.has("data")
                ? list(answer.path("data"))
                : Stream.of("series", "ticket_types")
                        .flatMap(parts -> list(answer.path(parts)).stream())
                        .flatMap(part -> rows(answer, part).map(row -> labelled(part, row)))
                        .toList();
    }

    private static Stream<JsonNode> rows(JsonNode answer, JsonNode part) {
        if (part.has("data")) {
            return list(part.path("data")).stream();
        }
        List<JsonNode> points = new ArrayList<>();
        for (int at = 0; at < answer.path("x").size(); at++) {
            ObjectNode point = ((ObjectNode) part).objectNode();
            point.set("x", answer.path("x").path(at));
            point.set("value", part.path("values").path(at));
            points.add(point);
        }
        return points.stream();
    }

    private static JsonNode labelled(JsonNode part, JsonNode row) {
        ObjectNode all = ((ObjectNode) row).objectNode();
        for (String label : List.of("region", "status", "event_id", "event_name", "ticket_type_id", "name", "reason")) {
            if (part.has(label)) {
                all.set(label, part.get(label));
            }
        }
        return all.setAll((ObjectNode) row);
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }

    /** Without empty cells. */
    private static List<Map<String, String>> records(String csv) throws Exception {
        try (MappingIterator<Map<String, String>> records = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return records.readAll().stream().map(RowFormsIT::full).toList();
        }
    }

    private static Map<String, String> full(Map<String, String> row) {
        row.values().removeIf(String::isEmpty);
        return row;
    }

    private static Map<String, String> cells(JsonNode row) {
        return full(new TreeMap<>(row.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asText()))));
    }
}
