package io.vivenuoperator.e2e.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard of the chart's. */
record Dashboard(Path file, JsonNode json) {
    static final Path CHART = Path.of(System.getProperty("repository")).resolve("helm/vivenu-operator");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Dashboard> all() {
        try (var files = Files.list(CHART.resolve("files/dashboards"))) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, parsed(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("a dashboard is no JSON", e);
        }
    }

    /** Without the headings between them. */
    Stream<JsonNode> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !text(panel, "type").equals("row"));
    }

    Stream<JsonNode> targets() {
        return panels().flatMap(panel -> panel.path("targets").valueStream());
    }

    Stream<JsonNode> variables() {
        return json.at("/templating/list").valueStream();
    }

    /** Of panels and variables. */
    Stream<String> sql() {
        return Stream.concat(
                targets().filter(target -> target.has("rawSql")).map(target -> text(target, "rawSql")),
                variables()
                        .filter(variable -> text(variable, "type").equals("query"))
                        .filter(variable -> variable.path("query").isTextual())
                        .map(variable -> text(variable, "query")));
    }

    Stream<String> promQl() {
        return targets().filter(target -> target.has("expr")).map(target -> text(target, "expr"));
    }

    /** Those whose values Prometheus tells. */
    Stream<String> labelQueries() {
        return variables().map(variable -> variable.at("/query/query").asText()).filter(query -> !query.isEmpty());
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
