package io.vivenuoperator.historical.plan;

/** What a choice says of a ticket. */
public enum ChoiceVerdict {
    CHOSEN,
    REJECTED_BY_STATUS,
    REJECTED_BY_NAME,
    REJECTED_BY_TIME
}
