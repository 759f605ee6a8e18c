package io.vivenuoperator.contracts.condition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The three values of a Kubernetes condition. */
public enum ConditionStatus {
    @JsonProperty("True")
    TRUE,
    @JsonProperty("False")
    FALSE,
    @JsonProperty("Unknown")
    UNKNOWN
}
