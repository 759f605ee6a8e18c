package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The ways in which a CRD no longer accepts, or no longer means, what a released one accepted: removed or retyped fields,
 * rules that stored objects could not pass, changed defaults. Harmless additions are not listed, nor rules that only new
 * objects must pass.
 */
final class SchemaBreaks {
    private static final Set<String> LOWER_BOUNDS = Set.of("minLength", "minItems", "minimum");
    private static final Set<String> UPPER_BOUNDS = Set.of("maxLength", "maxItems", "maximum");
    private static final Set<String> FIXED = Set.of("type", "format", "default", "x-kubernetes-list-type", "nullable");

    private static final Set<String> STATUS_MAY_GET = Set.of("default", "format");

    private final List<String> breaks = new ArrayList<>();

    private SchemaBreaks() {}

    static List<String> between(JsonNode released, JsonNode current) {
        var found = new SchemaBreaks();
        for (var path : List.of("/spec/group", "/spec/scope", "/spec/names/kind", "/spec/names/plural")) {
            if (!released.at(path).equals(current.at(path))) {
                found.breaks.add(path + " was " + released.at(path).asText());
            }
        }
        released.at("/spec/versions").forEach(version -> found.version(version, current));
        return List.copyOf(found.breaks);
    }

    private void version(JsonNode released, JsonNode crd) {
        var name = released.path("name").asText();
        var current = StreamSupport.stream(crd.at("/spec/versions").spliterator(), false)
                .filter(version -> version.path("name").asText().equals(name))
                .findFirst();
        if (current.isEmpty() || !current.get().path("served").asBoolean()) {
            breaks.add(name + " is no longer served");
            return;
        }
        gone(
                name,
                "column",
                texts(
                        released.path("additionalPrinterColumns"),
                        column -> column.path("name").asText()),
                texts(
                        current.get().path("additionalPrinterColumns"),
                        column -> column.path("name").asText()));
        schema(name, released.at("/schema/openAPIV3Schema"), current.get().at("/schema/openAPIV3Schema"));
    }

    private void schema(String path, JsonNode released, JsonNode current) {
        FIXED.stream()
                .filter(keyword -> !released.path(keyword).equals(current.path(keyword)))
                .filter(keyword -> !isAddedToTheStatus(path, keyword, released))
                .forEach(keyword -> breaks.add(path + ": " + keyword + " was " + released.path(keyword)));
        LOWER_BOUNDS.forEach(keyword -> bound(path, keyword, released, current, 1));
        UPPER_BOUNDS.forEach(keyword -> bound(path, keyword, released, current, -1));
        if (current.has("pattern") && !current.path("pattern").equals(released.path("pattern"))) {
            breaks.add(path + ": another pattern");
        }
        gone(path, "value", texts(released.path("enum"), JsonNode::asText), values(released, current));
        gone(
                path,
                "freedom from being required",
                texts(current.path("required"), JsonNode::asText),
                texts(released.path("required"), JsonNode::asText));
        gone(path, "freedom from the rule", strictRules(current), rules(released));
        released.path("properties").propertyStream().forEach(property -> {
            var name = path + "." + property.getKey();
            if (current.path("properties").has(property.getKey())) {
                schema(name, property.getValue(), current.path("properties").path(property.getKey()));
            } else {
                breaks.add(name + " is gone");
            }
        });
        if (released.has("items")) {
            schema(path + "[]", released.path("items"), current.path("items"));
        }
    }

    /** @param stricter 1 if a higher number accepts less, -1 if a lower one does */
    private void bound(String path, String keyword, JsonNode released, JsonNode current, int stricter) {
        if (!current.has(keyword)) {
            return;
        }
        var now = current.path(keyword).asDouble();
        if (!released.has(keyword) || (now - released.path(keyword).asDouble()) * stricter > 0) {
            breaks.add(path + ": stricter " + keyword);
        }
    }

    /** A new enumeration accepts less than none. */
    private List<String> values(JsonNode released, JsonNode current) {
        if (!released.has("enum") && current.has("enum")) {
            breaks.add("an enumeration where there was none: " + current.path("enum"));
        }
        return current.has("enum")
                ? texts(current.path("enum"), JsonNode::asText)
                : texts(released.path("enum"), JsonNode::asText);
    }

    private void gone(String path, String what, List<String> before, List<String> after) {
        before.stream()
                .filter(one -> !after.contains(one))
                .forEach(one -> breaks.add(path + " lost the " + what + " " + one));
    }

    /** Nobody writes a status but the controller. */
    private static boolean isAddedToTheStatus(String path, String keyword, JsonNode released) {
        return path.contains(".status") && STATUS_MAY_GET.contains(keyword) && !released.has(keyword);
    }

    /**
     * Rules that would hold against what is stored. Kubernetes itself lets a single value that breaks a new rule be while it stays;
     * of an object, a rule has to say so.
     */
    private static List<String> strictRules(JsonNode schema) {
        var tolerated = StreamSupport.stream(
                        schema.path("x-kubernetes-validations").spliterator(), false)
                .filter(rule -> !schema.has("properties")
                        || (rule.path("optionalOldSelf").asBoolean()
                                && rule.path("rule").asText().contains("oldSelf.hasValue()")))
                .map(rule -> rule.path("rule").asText())
                .toList();
        return rules(schema).stream().filter(rule -> !tolerated.contains(rule)).toList();
    }

    private static List<String> rules(JsonNode schema) {
        return texts(
                schema.path("x-kubernetes-validations"),
                rule -> rule.path("rule").asText());
    }

    private static List<String> texts(JsonNode list, Function<JsonNode, String> text) {
        return StreamSupport.stream(list.spliterator(), false).map(text).collect(Collectors.toList());
    }
}
