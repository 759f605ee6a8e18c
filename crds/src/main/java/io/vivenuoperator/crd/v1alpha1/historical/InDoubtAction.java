package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a ticket that may be at the endpoint or not. */
public enum InDoubtAction {
    /** It is left alone and named. */
    @JsonProperty("Hold")
    HOLD("Hold"),
    /** It is sent again, under the same id. */
    @JsonProperty("Resend")
    RESEND("Resend");

    private final String wireName;

    InDoubtAction(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML, and in the program's environment. */
    public String wireName() {
        return wireName;
    }
}
