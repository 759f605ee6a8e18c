package io.vivenuoperator.vendor.api.person;

/** What somebody agreed to, from the least to the most restrictive. */
public enum ConsentState {
    UNKNOWN,
    SUBSCRIBED,
    UNSUBSCRIBED,
    SUPPRESSED
}
