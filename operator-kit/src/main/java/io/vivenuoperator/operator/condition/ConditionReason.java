package io.vivenuoperator.operator.condition;

/**
 * Why a condition has its status, or why an Event was written. Each kind has its own enum: a closed list, documented on
 * its page.
 */
public interface ConditionReason {
    /** The value written into conditions and Events. */
    String wireName();

    /** One line of documentation. */
    String meaning();
}
