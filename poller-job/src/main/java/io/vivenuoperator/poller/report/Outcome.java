package io.vivenuoperator.poller.report;

/** How a run ended. */
public enum Outcome {
    COMPLETE("Complete"),
    PARTIAL("Partial"),
    FAILED("Failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }
}
