package io.vivenuoperator.export.table;

/** What a column's cells have, and how a sheet shows it. */
public enum ColumnForm {
    TEXT,
    COUNT,
    MONEY,
    /** A part of 1. */
    SHARE,
    /** An instant, in UTC. */
    TIME
}
