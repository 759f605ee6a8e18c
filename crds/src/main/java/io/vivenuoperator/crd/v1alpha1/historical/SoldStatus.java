package io.vivenuoperator.crd.v1alpha1.historical;

/** The statuses that Vivenu gives tickets, in its own words. */
public enum SoldStatus {
    VALID,
    DETAILSREQUIRED,
    RESERVED,
    INVALID,
    BLANK
}
