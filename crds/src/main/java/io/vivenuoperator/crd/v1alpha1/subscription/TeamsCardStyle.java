package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a flow of Teams takes. */
public enum TeamsCardStyle {
    /** A message with the card attached. */
    @JsonProperty("Message")
    MESSAGE("Message"),
    /** The card alone. */
    @JsonProperty("Bare")
    BARE("Bare");

    private final String wireName;

    TeamsCardStyle(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
