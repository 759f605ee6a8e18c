package io.vivenuoperator.contracts.export;

/** How a run of an export ended. */
public enum ExportOutcome {
    COMPLETE("Complete"),
    FAILED("Failed"),
    /** It was asked to stop; what it wrote is whole. */
    STOPPED("Stopped");

    private final String word;

    ExportOutcome(String word) {
        this.word = word;
    }

    /** The value in reports. */
    public String word() {
        return word;
    }
}
