package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statements that a sync's status makes. */
public enum SyncConditionType {
    /** What the spec names is there and allowed. */
    @JsonProperty("Accepted")
    ACCEPTED("Accepted"),
    /** It is under way. */
    @JsonProperty("Progressing")
    PROGRESSING("Progressing"),
    /** It ended as it should. */
    @JsonProperty("Complete")
    COMPLETE("Complete"),
    /** It ended otherwise. */
    @JsonProperty("Failed")
    FAILED("Failed");

    private final String wireName;

    SyncConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
