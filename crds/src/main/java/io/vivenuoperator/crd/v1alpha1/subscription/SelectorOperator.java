package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a label is compared, as everywhere in Kubernetes. */
public enum SelectorOperator {
    /** Its value is one of these. */
    @JsonProperty("In")
    IN("In"),
    /** Its value is none of these, or it is absent. */
    @JsonProperty("NotIn")
    NOT_IN("NotIn"),
    /** It is there. */
    @JsonProperty("Exists")
    EXISTS("Exists"),
    /** It is absent. */
    @JsonProperty("DoesNotExist")
    DOES_NOT_EXIST("DoesNotExist");

    private final String wireName;

    SelectorOperator(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
