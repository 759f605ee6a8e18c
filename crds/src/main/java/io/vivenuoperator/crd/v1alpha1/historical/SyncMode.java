package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a sync does with the tickets. */
public enum SyncMode {
    /** Counts what would be sent. */
    @JsonProperty("DryRun")
    DRY_RUN("DryRun"),
    /** Sends one ticket, to the test endpoint. */
    @JsonProperty("Test")
    TEST("Test"),
    /** Writes them into files. */
    @JsonProperty("PullOnly")
    PULL_ONLY("PullOnly"),
    /** Sends them. */
    @JsonProperty("Replay")
    REPLAY("Replay");

    private final String wireName;

    SyncMode(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}
