package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Schemas in words. */
final class SchemaText {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String NULL = "null";
    private static final int DEEPEST = 6;

    private SchemaText() {}

    /**
     * A field of an object, or of what lies within.
     *
     * @param name with dots between levels; brackets stand for each element of a list, an asterisk for any name
     */
    record Field(String name, JsonNode schema) {}

    /** The name of the object that a schema refers to. */
    static Optional<String> name(JsonNode schema) {
        return Optional.ofNullable(schema.path("$ref").textValue()).map(text -> text.substring(REFERENCE.length()));
    }

    /** What values it takes. */
    static String of(JsonNode schema) {
        Optional<String> name = name(schema);
        if (name.isPresent()) {
            return name.get();
        }
        List<String> types = types(schema);
        String kind = schema.has("enum")
                ? values(schema.path("enum"))
                : schema.path("format").asText(types.isEmpty() ? "any" : String.join(" or ", types));
        String one = types.equals(List.of("array")) ? "list of: " + of(schema.path("items")) : kind;
        return one + range(schema) + (nullable(schema) ? ", or null" : "");
    }

    /** Without null. OpenAPI 3.1 has a list where there are several. */
    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        (type.isTextual() ? List.of(type) : type).forEach(one -> types.add(one.asText()));
        types.remove(NULL);
        return types;
    }

    private static boolean nullable(JsonNode schema) {
        return schema.path("nullable").asBoolean()
                || StreamSupport.stream(schema.path("type").spliterator(), false)
                        .anyMatch(one -> one.asText().equals(NULL));
    }

    private static String values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String range(JsonNode schema) {
        String least = schema.has("minimum") ? " from " + schema.path("minimum").asText() : "";
        String most = schema.has("maximum") ? " to " + schema.path("maximum").asText() : "";
        String usual =
                schema.has("default") ? ", usually " + schema.path("default").asText() : "";
        return least + most + usual;
    }

    static List<Field> fields(JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        add("", schema, fields, 0);
        return fields;
    }

    private static void add(String prefix, JsonNode schema, List<Field> to, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (String kind : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(kind).forEach(part -> add(prefix, part, to, depth + 1));
        }
        schema.path("properties").properties().forEach(property -> {
            String name = prefix + property.getKey();
            to.add(new Field(name, property.getValue()));
            add(name + ".", property.getValue(), to, depth + 1);
        });
        if (schema.path("additionalProperties").isObject()) {
            add(prefix + "*.", schema.path("additionalProperties"), to, depth + 1);
        }
        if (schema.has("items")) {
            String within = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + "[].";
            add(within, schema.path("items"), to, depth + 1);
        }
    }
}
