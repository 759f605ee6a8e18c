package io.vivenuoperator.store.poll;

/** What a run of the poller does. */
public enum PollKind {
    INCREMENTAL("Incremental"),
    FULL("Full");

    private final String label;

    PollKind(String label) {
        this.label = label;
    }

    /** The word in reports and tables. */
    public String label() {
        return label;
    }
}
