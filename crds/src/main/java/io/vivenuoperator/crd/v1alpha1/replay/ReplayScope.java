package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which messages of the range are delivered again. */
public enum ReplayScope {
    /** All that match. */
    @JsonProperty("All")
    ALL("All"),
    /** Those whose last attempt failed. */
    @JsonProperty("Failed")
    FAILED("Failed"),
    /** Those that were given up. */
    @JsonProperty("DeadLetters")
    DEAD_LETTERS("DeadLetters");

    private final String wireName;

    ReplayScope(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
