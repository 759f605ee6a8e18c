package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statements that a replay's status makes. */
public enum ReplayConditionType {
    /** Everything that matched was sent, or counted. */
    @JsonProperty("Complete")
    COMPLETE("Complete"),
    /** It ended, and something is missing. */
    @JsonProperty("Failed")
    FAILED("Failed");

    private final String wireName;

    ReplayConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
