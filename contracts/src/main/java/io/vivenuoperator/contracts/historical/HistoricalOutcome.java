package io.vivenuoperator.contracts.historical;

/** How a historical sync ended. */
public enum HistoricalOutcome {
    COMPLETE("Complete"),
    FAILED("Failed"),
    /** It was asked to stop, and the next run goes on from there. */
    STOPPED("Stopped");

    private final String word;

    HistoricalOutcome(String word) {
        this.word = word;
    }

    /** The value in reports. */
    public String word() {
        return word;
    }
}
