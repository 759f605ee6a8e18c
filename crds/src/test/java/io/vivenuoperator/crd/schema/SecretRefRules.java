package io.vivenuoperator.crd.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** References to Secrets, which stand in many places. */
public final class SecretRefRules {
    private static final String NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    private SecretRefRules() {}

    /** Adds the rules of name and key. */
    public static void addTo(JsonNode ref, String field) {
        addNameTo(ref, field);
        CelRule.add(
                ref.at("/properties/key"),
                List.of(
                        new CelRule(
                                CelRule.matches("^[-._a-zA-Z0-9]+$") + " && !" + CelRule.matches("^[.]([.].*)?$"),
                                field
                                        + ".key must be a key of the Secret's data: letters, digits, '-', '_' and '.', not beginning with ..")));
    }

    /** Adds the rules of the name, of a Secret that is read whole. */
    public static void addNameTo(JsonNode ref, String field) {
        CelRule.add(
                ref.at("/properties/name"),
                List.of(
                        CelRule.matching(
                                NAME,
                                field
                                        + ".name must be the name of a Secret: lower-case letters, digits, '-' and single dots, for example ops-hook")));
    }
}
