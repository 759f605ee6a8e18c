package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The statements that a region's status makes. */
public enum ConditionType {
    /** CredentialsValid, WebhookRegistered and PollersScheduled are true for the current generation. */
    @JsonProperty("Ready")
    READY("Ready"),
    /** Nothing goes on before a person has acted. */
    @JsonProperty("Stalled")
    STALLED("Stalled"),
    /** The controller is at it, or waits for something that comes by itself. */
    @JsonProperty("Reconciling")
    RECONCILING("Reconciling"),
    /** The API key exists and Vivenu takes it. */
    @JsonProperty("CredentialsValid")
    CREDENTIALS_VALID("CredentialsValid"),
    /** A delivery that Vivenu sends now is accepted. */
    @JsonProperty("WebhookRegistered")
    WEBHOOK_REGISTERED("WebhookRegistered"),
    /** Both CronJobs are as the spec wants them. */
    @JsonProperty("PollersScheduled")
    POLLERS_SCHEDULED("PollersScheduled"),
    /** What is stored is as young as the schedule promises. */
    @JsonProperty("DataFresh")
    DATA_FRESH("DataFresh"),
    /** A full poll proved all of it, as lately as its schedule promises. */
    @JsonProperty("Proven")
    PROVEN("Proven");

    private final String wireName;

    ConditionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
