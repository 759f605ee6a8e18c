package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who looks after the webhook at Vivenu. */
public enum RegistrationMode {
    /** The controller creates it and repairs it. */
    @JsonProperty("Managed")
    MANAGED,
    /** A person does; the status prints what to enter. */
    @JsonProperty("Manual")
    MANUAL,
    /** There is none; the account is only polled. */
    @JsonProperty("Disabled")
    DISABLED
}
