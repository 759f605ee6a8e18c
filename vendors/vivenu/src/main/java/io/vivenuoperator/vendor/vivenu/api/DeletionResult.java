package io.vivenuoperator.vendor.vivenu.api;

/** How a deletion went; either way the object is not there any more. */
public enum DeletionResult {
    DELETED,
    ALREADY_GONE
}
