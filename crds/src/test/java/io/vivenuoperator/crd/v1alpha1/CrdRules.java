package io.vivenuoperator.crd.v1alpha1;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every rule in a published CRD for the spec and the name, except for the types of fields. */
final class CrdRules {
    /** The API server's message when the keyword is violated. */
    private static final Map<String, String> REFUSALS = Map.of(
            "enum", "Unsupported value",
            "maxItems", "Too many",
            "maxProperties", "Too many",
            "minItems", "should have at least",
            "maxLength", "Too long",
            "minLength", "should be at least");

    private CrdRules() {}

    /**
     * One rule.
     *
     * @param field in the API server's form, [ for an item of a list; empty for the resource itself
     * @param says part of the message of a refusal by this rule
     */
    record Rule(String field, String keyword, String says) {
        /** A rule about changes can't be violated by a new resource. */
        boolean isAboutChanges() {
            return keyword.contains("oldSelf") && !keyword.contains("oldSelf.hasValue()");
        }

        boolean refused(String message) {
            return (field.isEmpty() || place().matcher(message).lookingAt()) && message.contains(says);
        }

        /** Of any item, where the field is one of a list's items. */
        private Pattern place() {
            return Pattern.compile(Pattern.compile("\\[")
                    .splitAsStream(field + ":")
                    .map(Pattern::quote)
                    .collect(joining("\\[[^]]*\\]")));
        }

        @Override
        public String toString() {
            var where = field.isEmpty() ? "metadata.name" : field.replace("[", "[]");
            return where + " " + (keyword.startsWith("cel:") ? "rule" : keyword);
        }
    }

    static List<Rule> of(CrdShape shape) throws IOException {
        var crd = new YAMLMapper().readTree(shape.file().toFile());
        var schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
        var rules = new ArrayList<Rule>();
        rules.addAll(cel("", schema));
        rules.addAll(required("", schema));
        rules.addAll(below("spec", schema.at("/properties/spec")).toList());
        return List.copyOf(rules);
    }

    private static Stream<Rule> below(String field, JsonNode schema) {
        var own = new ArrayList<Rule>();
        REFUSALS.forEach((keyword, says) -> {
            if (schema.has(keyword)) {
                own.add(new Rule(field, keyword, says));
            }
        });
        if (schema.path("x-kubernetes-list-type").asText().equals("set")) {
            own.add(new Rule(field + "[", "set", "Duplicate value"));
        }
        own.addAll(cel(field, schema));
        own.addAll(required(field, schema));
        var fields = schema.path("properties")
                .propertyStream()
                .flatMap(property -> below(field + "." + property.getKey(), property.getValue()));
        var items = schema.has("items") ? below(field + "[", schema.path("items")) : Stream.<Rule>empty();
        return Stream.of(own.stream(), fields, items).flatMap(rules -> rules);
    }

    private static List<Rule> cel(String field, JsonNode schema) {
        var rules = schema.path("x-kubernetes-validations");
        return IntStream.range(0, rules.size())
                .mapToObj(rules::get)
                .map(rule -> new Rule(
                        (field + rule.path("fieldPath").asText()).replaceFirst("^[.]", ""),
                        "cel:" + rule.path("rule").asText(),
                        rule.path("message").asText()))
                .toList();
    }

    private static List<Rule> required(String field, JsonNode schema) {
        return schema.path("required")
                .valueStream()
                .map(name ->
                        new Rule((field.isEmpty() ? "" : field + ".") + name.asText(), "required", "Required value"))
                .toList();
    }
}
