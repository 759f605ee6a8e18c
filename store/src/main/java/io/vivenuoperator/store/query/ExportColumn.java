package io.vivenuoperator.store.query;

/** A column of an export, and what its cells have when they are known. */
public record ExportColumn(String name, Kind kind) {
    /** What a cell has. */
    public enum Kind {
        /** A {@link String}; a day is one, too. */
        TEXT,
        /** A {@link Long}. */
        COUNT,
        /** A {@link Double}. */
        SHARE,
        /** A {@link java.math.BigDecimal}. */
        DECIMAL,
        /** An {@link java.time.Instant}. */
        INSTANT,
        /** A {@link Boolean}. */
        FLAG
    }
}
