package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statements that a subscription's status makes. */
public enum SubscriptionConditionType {
    /** The spec is good, and every ready events pod runs it. */
    @JsonProperty("Ready")
    READY("Ready"),
    /** The last attempt succeeded. */
    @JsonProperty("Delivering")
    DELIVERING("Delivering"),
    /** Nothing has been waiting for a minute or more. */
    @JsonProperty("CaughtUp")
    CAUGHT_UP("CaughtUp");

    private final String wireName;

    SubscriptionConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
