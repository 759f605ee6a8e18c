package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a webhook's body looks like. */
public enum WebhookFormat {
    /** The message in its own envelope. */
    @JsonProperty("Standard")
    STANDARD("Standard"),
    /** A CloudEvent as JSON. */
    @JsonProperty("CloudEventsStructured")
    CLOUD_EVENTS_STRUCTURED("CloudEventsStructured"),
    /** A CloudEvent whose attributes are headers. */
    @JsonProperty("CloudEventsBinary")
    CLOUD_EVENTS_BINARY("CloudEventsBinary");

    private final String wireName;

    WebhookFormat(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
