package io.vivenuoperator.historical.plan;

/** Where a ticket's payload lies in the spool. */
public record PayloadPlace(long offset, int length) {}
