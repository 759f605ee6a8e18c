package io.vivenuoperator.store.quarantine;

/** The kind of record that could not be read. */
public enum QuarantineKind {
    EVENT("event"),
    TICKET("ticket"),
    DELIVERY("delivery");

    private final String label;

    QuarantineKind(String label) {
        this.label = label;
    }

    /** The value in reports and tables. */
    public String label() {
        return label;
    }
}
