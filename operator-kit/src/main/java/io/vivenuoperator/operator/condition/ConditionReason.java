package io.vivenuoperator.operator.condition;

/** Why a condition is as it is, or what an Event tells. Each kind has an enum of its own: a closed list that its page documents. */
public interface ConditionReason {
    /** As it is written into conditions and Events. */
    String wireName();

    /** One line for the documentation. */
    String meaning();
}
