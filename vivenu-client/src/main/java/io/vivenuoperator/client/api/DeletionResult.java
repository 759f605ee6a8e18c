package io.vivenuoperator.client.api;

/** How a deletion went; either way the object is not there any more. */
public enum DeletionResult {
    DELETED,
    ALREADY_GONE
}
