package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which deliveries wait for one another. */
public enum SubscriptionOrder {
    /** None do. */
    @JsonProperty("None")
    NONE("None"),
    /** Those about the same ticket or event. */
    @JsonProperty("Key")
    KEY("Key"),
    /** All of the subscription. */
    @JsonProperty("All")
    ALL("All");

    private final String wireName;

    SubscriptionOrder(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
