package io.vivenuoperator.vendor.api.person;

/** By what somebody is written to. */
public enum ConsentChannel {
    EMAIL,
    SMS,
    PUSH
}
