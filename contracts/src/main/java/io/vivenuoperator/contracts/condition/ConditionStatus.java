package io.vivenuoperator.contracts.condition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kubernetes' three values of a condition. */
public enum ConditionStatus {
    @JsonProperty("True")
    TRUE,
    @JsonProperty("False")
    FALSE,
    @JsonProperty("Unknown")
    UNKNOWN
}
