package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is left out of tickets in files. */
public enum SyncRedaction {
    @JsonProperty("None")
    NONE("None"),
    /** The person, and what opens the ticket. */
    @JsonProperty("Holder")
    HOLDER("Holder");

    private final String wireName;

    SyncRedaction(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML, and in the program's environment. */
    public String wireName() {
        return wireName;
    }
}
