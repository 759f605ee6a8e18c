package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a poll reads. */
public enum PollKind {
    /** What changed since the last poll. */
    @JsonProperty("Incremental")
    INCREMENTAL("incremental"),
    /** Everything, proved against Vivenu's totals. */
    @JsonProperty("Full")
    FULL("full");

    private final String argument;

    PollKind(String argument) {
        this.argument = argument;
    }

    /** The poller's command-line argument, the end of its CronJob's name and the value of its label. */
    public String argument() {
        return argument;
    }
}
