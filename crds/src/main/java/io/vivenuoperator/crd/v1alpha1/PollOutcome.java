package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a poll ended. */
public enum PollOutcome {
    @JsonProperty("Complete")
    COMPLETE,
    /** What was read is stored, and something is missing. */
    @JsonProperty("Partial")
    PARTIAL,
    @JsonProperty("Failed")
    FAILED
}
