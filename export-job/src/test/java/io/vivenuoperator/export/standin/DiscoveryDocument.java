package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What Google says of its API, for machines: refuses what is not in it. */
final class DiscoveryDocument {
    private static final Path FILE = Path.of("src/test/resources/google/sheets-v4-discovery.json");

    private final JsonNode document;

    DiscoveryDocument() {
        try {
            document = new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a body with an unknown field, a value of another type, an unknown word, or a field that is read-only. */
    void check(String schema, JsonNode body) {
        checkObject(schema, body, schema);
    }

    /** Refuses a method that does not take such a parameter. */
    void checkParameter(String method, String name) {
        boolean isKnown = contains(document.path("methods").path(method).path("parameters"), name)
                || contains(document.path("parameters"), name);
        if (!isKnown) {
            throw ApiRefusal.invalid("Invalid JSON payload received. Unknown name \"" + name + "\"");
        }
    }

    /** The schema of a field, whether it is one or many; empty for one that is no object. */
    String typeOf(String schema, String field) {
        JsonNode property = property(schema, field, schema);
        JsonNode items = property.has("items") ? property.path("items") : property;
        return items.path("$ref").asText("");
    }

    private static boolean contains(JsonNode list, String name) {
        return list.valueStream().anyMatch(known -> known.asText().equals(name));
    }

    private JsonNode property(String schema, String field, String at) {
        JsonNode property =
                document.required("schemas").required(schema).path("properties").path(field);
        if (property.isMissingNode()) {
            throw ApiRefusal.invalid("Invalid JSON payload received. Unknown name \"" + field + "\" at '" + at + "'");
        }
        return property;
    }

    private void checkObject(String schema, JsonNode body, String at) {
        if (!body.isObject()) {
            throw ApiRefusal.invalid("Invalid value at '" + at + "'");
        }
        body.properties().forEach(field -> {
            var place = at + "." + field.getKey();
            checkValue(property(schema, field.getKey(), at), field.getValue(), place);
        });
    }

    private void checkValue(JsonNode property, JsonNode value, String at) {
        if (property.has("$ref")) {
            checkObject(property.path("$ref").asText(), value, at);
        } else if (property.path("type").asText().equals("array")) {
            refuseUnless(value.isArray(), at);
            value.forEach(item -> checkValue(property.path("items"), item, at + "[]"));
        } else {
            checkScalar(property, value, at);
        }
    }

    private static void checkScalar(JsonNode property, JsonNode value, String at) {
        refuseUnless(
                switch (property.path("type").asText()) {
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> true;
                },
                at);
        if (property.has("enum")) {
            refuseUnless(contains(property.path("enum"), value.asText()), at);
        }
    }

    private static void refuseUnless(boolean isRight, String at) {
        if (!isRight) {
            throw ApiRefusal.invalid("Invalid value at '" + at + "'");
        }
    }
}
