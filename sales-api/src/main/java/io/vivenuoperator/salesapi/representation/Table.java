package io.vivenuoperator.salesapi.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a list ({@code data}), or of its parts ({@code series}, {@code ticket_types}), without what stands beside them. */
final class Table {
    private static final String ROWS = "data";
    private static final List<String> PARTS = List.of("series", "ticket_types");

    private static final String AXIS = "x";
    private static final String VALUES = "values";

    private final ObjectNode list;

    Table(ObjectNode list) {
        this.list = list;
    }

    /** Made while they are taken, because curves have many. */
    private Stream<JsonNode> rows() {
        return list.has(ROWS)
                ? list.path(ROWS).valueStream()
                : PARTS.stream().flatMap(name -> list.path(name).valueStream()).flatMap(this::rows);
    }

    private Stream<JsonNode> rows(JsonNode part) {
        return part.has(VALUES)
                ? curve(list.path(AXIS), part)
                : part.path(ROWS).valueStream().map(row -> named(part, row));
    }

    /** A row for each value, with its place on the axis of all curves. */
    private static Stream<JsonNode> curve(JsonNode axis, JsonNode part) {
        JsonNode values = part.path(VALUES);
        return IntStream.range(0, values.size()).mapToObj(at -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.set(AXIS, axis.path(at));
            row.set("value", values.path(at));
            return named(part, row);
        });
    }

    /** A row that says whose it is, as its part does. */
    private static JsonNode named(JsonNode part, JsonNode row) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        part.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> all.set(field.getKey(), field.getValue()));
        return all.setAll((ObjectNode) row);
    }

    /** Each row on a line. */
    String ndjson() {
        var lines = new StringBuilder();
        rows().forEach(row -> lines.append(row).append('\n'));
        return lines.toString();
    }

    /**
     * A line of names, and each row's cells.
     *
     * @param columns those that no row has, because they were not asked for, are left out
     */
    String csv(List<Column> columns) {
        Set<String> present = rows().flatMap(row -> flat(row).keySet().stream()).collect(Collectors.toSet());
        List<Column> shown = columns.stream()
                .filter(column ->
                        present.isEmpty() || column.kind() == Column.Kind.SOMETIMES || present.contains(column.name()))
                .toList();
        var text = new StringWriter();
        try (var cells = new CsvCells(text, shown.stream().map(Column::name).toList())) {
            for (JsonNode row : (Iterable<JsonNode>) rows()::iterator) {
                Map<String, JsonNode> fields = flat(row);
                cells.row(shown.stream().map(column -> cell(column, fields)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, JsonNode> flat(JsonNode row) {
        Map<String, JsonNode> fields = new HashMap<>();
        flatten("", row, fields);
        return fields;
    }

    private static void flatten(String prefix, JsonNode object, Map<String, JsonNode> fields) {
        object.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                flatten(name + "_", field.getValue(), fields);
            } else {
                fields.put(name, field.getValue());
            }
        });
    }

    private static Optional<Object> cell(Column column, Map<String, JsonNode> fields) {
        return Optional.ofNullable(fields.get(column.name()))
                .filter(value -> !value.isNull())
                .map(value -> value(column, value));
    }

    private static Object value(Column column, JsonNode value) {
        if (value.isTextual()) {
            return column.kind() == Column.Kind.DECIMAL ? new BigDecimal(value.textValue()) : value.textValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        // Types of an event are in one cell, as JSON.
        return value.isBoolean() ? value.booleanValue() : value.toString();
    }
}
