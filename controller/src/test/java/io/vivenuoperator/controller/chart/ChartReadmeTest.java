package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The chart's README against its values, judged without helm-docs; {@link ChartReadmeIT} asks helm-docs itself. */
class ChartReadmeTest {
    static final Path PAGE = RenderedChart.CHART.resolve("README.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\S+) \\| (\\w+) \\| `(.*)` \\| (.*) \\|$", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST = 140;

    private record Row(String value, String description) {}

    @Test
    void everyKeyHasARowAndEveryRowIsOfAKey() throws IOException {
        // given
        var rows = rows().keySet();

        // then
        assertThat(rows)
                .hasSizeGreaterThan(LEAST)
                .allSatisfy(key -> assertThat(
                                values().at("/" + key.replace('.', '/')).isMissingNode())
                        .as(key)
                        .isFalse());
        assertThat(leaves(values()))
                .as("values.yaml has a key that the README lacks: dev/chart-docs")
                .allSatisfy(leaf -> assertThat(rows).anyMatch(row -> leaf.equals(row) || leaf.startsWith(row + ".")));
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        assertThat(rows())
                .allSatisfy((key, row) -> assertThat(row.description())
                        .as("values.yaml: a comment that begins with # -- above %s", key)
                        .matches("(?s).*\\w{3}.*"));
    }

    @Test
    void everyDefaultIsTheValue() throws IOException {
        var values = values();
        for (var row : rows().entrySet()) {
            var shown = row.getValue().value();
            assertThat(JSON.readTree(shown.equals("nil") ? "null" : shown))
                    .as(row.getKey())
                    .isEqualTo(values.at("/" + row.getKey().replace('.', '/')));
        }
    }

    private static Map<String, Row> rows() throws IOException {
        var rows = new TreeMap<String, Row>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> rows.put(row.group(1), new Row(row.group(3), row.group(4))));
        return rows;
    }

    private static JsonNode values() throws IOException {
        return new KubernetesSerialization()
                .unmarshal(Files.readString(RenderedChart.CHART.resolve("values.yaml")), JsonNode.class);
    }

    private static List<String> leaves(JsonNode node) {
        return node.propertyStream()
                .flatMap(property ->
                        property.getValue().isObject() && !property.getValue().isEmpty()
                                ? leaves(property.getValue()).stream().map(leaf -> property.getKey() + "." + leaf)
                                : List.of(property.getKey()).stream())
                .toList();
    }
}
