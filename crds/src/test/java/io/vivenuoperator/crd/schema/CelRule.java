package io.vivenuoperator.crd.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A rule in CEL.
 *
 * @param rule true for what is taken
 * @param message names the field and the fix
 */
public record CelRule(String rule, String message) {
    /** Of a text that must look like this. */
    static CelRule matching(String pattern, String message) {
        return new CelRule(matches(pattern), message);
    }

    /** Of a text that must not look like this. */
    static CelRule without(String pattern, String message) {
        return new CelRule("!" + matches(pattern), message);
    }

    static String matches(String pattern) {
        return "self.matches('" + pattern + "')";
    }

    /** Adds the rules to those that the field has already. */
    public static void add(JsonNode field, List<CelRule> rules) {
        var validations = ((ObjectNode) field).withArray("x-kubernetes-validations");
        rules.forEach(
                rule -> validations.addObject().put("message", rule.message()).put("rule", rule.rule()));
    }
}
