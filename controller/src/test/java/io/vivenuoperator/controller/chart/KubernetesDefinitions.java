package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kubernetes' own types in the form of the values' schema (JSON Schema draft 7): closed, without descriptions and defaults, one a line.
 *
 * @param types from the API server's OpenAPI documents, by their names there
 */
record KubernetesDefinitions(Map<String, JsonNode> types) {
    static final String PREFIX = "k8s.";
    /** What a line of the schema's file begins with that is written by this class. */
    static final String LINE = "    \"" + PREFIX;

    private static final String REFERENCE = "#/definitions/";
    private static final Pattern REFERENCED = Pattern.compile(REFERENCE + "(k8s\\.\\w+)");
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    /** As apimachinery documents it. */
    private static final String QUANTITY = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";

    /** Adds those of one document. */
    static KubernetesDefinitions of(Iterable<JsonNode> documents) {
        var types = new HashMap<String, JsonNode>();
        documents.forEach(document -> document.at("/components/schemas")
                .properties()
                .forEach(type -> types.putIfAbsent(shortName(type.getKey()), type.getValue())));
        return new KubernetesDefinitions(types);
    }

    private static String shortName(String name) {
        return PREFIX + name.substring(name.lastIndexOf('.') + 1);
    }

    /** The lines for all types that a text refers to, and those that these refer to. */
    String lines(String text) {
        var lines = new TreeMap<String, String>();
        var wanted = new TreeSet<>(referenced(text));
        while (!wanted.isEmpty()) {
            var name = wanted.pollFirst();
            var definition = definition(name);
            lines.put(name, LINE + name.substring(PREFIX.length()) + "\": " + definition);
            referenced(definition).stream()
                    .filter(other -> !lines.containsKey(other))
                    .forEach(wanted::add);
        }
        return lines.values().stream().map(line -> line + ",\n").collect(Collectors.joining());
    }

    private static Set<String> referenced(String text) {
        return REFERENCED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private String definition(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new AssertionError("Kubernetes has no " + name);
        }
        var definition = (ObjectNode) translated(type);
        if (name.equals(PREFIX + "Quantity")) {
            definition.put("pattern", QUANTITY);
        }
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(definition, Map.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError("what was read can't be written", e);
        }
    }

    private static JsonNode translated(JsonNode type) {
        if (type.path("allOf").size() == 1) {
            return translated(type.at("/allOf/0"));
        }
        var made = SORTED.createObjectNode();
        if (type.has("$ref")) {
            return made.put("$ref", REFERENCE + shortName(type.path("$ref").asText()));
        }
        type.path("oneOf").forEach(either -> made.withArray("type").add(either.path("type")));
        copy(type, made, "type");
        if (type.path("format").asText().equals("int-or-string")) {
            made.putArray("type").add("integer").add("string");
        }
        if (type.has("items")) {
            made.set("items", translated(type.path("items")));
        }
        if (type.has("additionalProperties")) {
            made.set("additionalProperties", translated(type.path("additionalProperties")));
        }
        if (type.has("properties")) {
            made.put("additionalProperties", false);
            var properties = made.putObject("properties");
            type.path("properties")
                    .properties()
                    .forEach(property -> properties.set(property.getKey(), translated(property.getValue())));
        }
        sorted(type, made, "enum");
        sorted(type, made, "required");
        return made;
    }

    private static void copy(JsonNode type, ObjectNode made, String field) {
        if (type.has(field)) {
            made.set(field, type.path(field));
        }
    }

    private static void sorted(JsonNode type, ObjectNode made, String field) {
        if (!type.path(field).isEmpty()) {
            ArrayNode array = made.putArray(field);
            type.path(field).valueStream().map(JsonNode::asText).sorted().forEach(array::add);
        }
    }
}
