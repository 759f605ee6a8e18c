package io.vivenuoperator.historical.settings;

/** What a run does with the tickets. */
public enum JobMode {
    DRY_RUN("DryRun"),
    /** One ticket, to the test endpoint. */
    TEST("Test"),
    PULL_ONLY("PullOnly"),
    REPLAY("Replay");

    private final String word;

    JobMode(String word) {
        this.word = word;
    }

    /** The word in reports. */
    public String word() {
        return word;
    }
}
