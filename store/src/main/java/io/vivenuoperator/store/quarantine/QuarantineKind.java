package io.vivenuoperator.store.quarantine;

/** What could not be read. */
public enum QuarantineKind {
    EVENT("event"),
    TICKET("ticket"),
    DELIVERY("delivery");

    private final String label;

    QuarantineKind(String label) {
        this.label = label;
    }

    /** The word in reports and tables. */
    public String label() {
        return label;
    }
}
