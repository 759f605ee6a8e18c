package io.vivenuoperator.store.poll;

/** How a run of the poller ended. */
public enum PollOutcome {
    COMPLETE("Complete"),
    PARTIAL("Partial"),
    FAILED("Failed");

    private final String label;

    PollOutcome(String label) {
        this.label = label;
    }

    /** The word in reports and tables. */
    public String label() {
        return label;
    }
}
