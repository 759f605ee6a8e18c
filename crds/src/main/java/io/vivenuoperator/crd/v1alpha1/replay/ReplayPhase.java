package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a replay is. */
public enum ReplayPhase {
    /** Nothing has been sent yet. */
    @JsonProperty("Pending")
    PENDING("Pending"),
    /** It is under way. */
    @JsonProperty("Running")
    RUNNING("Running"),
    /** Everything that matched was sent, or counted. */
    @JsonProperty("Complete")
    COMPLETE("Complete"),
    /** It ended without. */
    @JsonProperty("Failed")
    FAILED("Failed");

    private final String wireName;

    ReplayPhase(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
