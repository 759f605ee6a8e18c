package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionStatus;

/** What a step found out, before it becomes a condition. The message is for people and holds nothing secret. */
public record Finding(ConditionStatus status, Reason reason, String message) {

    public static Finding yes(Reason reason, String message) {
        return new Finding(ConditionStatus.TRUE, reason, message);
    }

    public static Finding no(Reason reason, String message) {
        return new Finding(ConditionStatus.FALSE, reason, message);
    }

    public static Finding unknown(Reason reason, String message) {
        return new Finding(ConditionStatus.UNKNOWN, reason, message);
    }

    public boolean isTrue() {
        return status == ConditionStatus.TRUE;
    }

    public boolean isFalse() {
        return status == ConditionStatus.FALSE;
    }
}
