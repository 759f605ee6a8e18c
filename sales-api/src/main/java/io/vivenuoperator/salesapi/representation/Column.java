package io.vivenuoperator.salesapi.representation;

/** A column of a list. A field of a field is named by both, as {@code last_full_outcome}. */
public record Column(String name, Kind kind) {
    /** How its cells are read. */
    public enum Kind {
        /** As the field is. */
        PLAIN,
        /** The field's text is a decimal number. */
        DECIMAL,
        /** Rows lack the field where it does not apply; the column is there all the same. */
        SOMETIMES
    }

    public static Column of(String name) {
        return new Column(name, Kind.PLAIN);
    }

    public static Column decimal(String name) {
        return new Column(name, Kind.DECIMAL);
    }

    public static Column sometimes(String name) {
        return new Column(name, Kind.SOMETIMES);
    }
}
