package io.vivenuoperator.poller.report;

/** What a run reads. */
public enum Kind {
    /** What changed since the last run. */
    INCREMENTAL("Incremental"),
    /** Everything, proved against the vendor's own counts. */
    FULL("Full");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }
}
