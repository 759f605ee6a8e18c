package io.vivenuoperator.vendor.vivenu.api;

/** The result of a deletion; in either case the object is gone. */
public enum DeletionResult {
    DELETED,
    ALREADY_GONE
}
