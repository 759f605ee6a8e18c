package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionStatus;

/** What a step found out, before it becomes a condition. The message is for people and holds nothing secret. */
public record ConditionResult(ConditionStatus status, Reason reason, String message) {

    public static ConditionResult yes(Reason reason, String message) {
        return new ConditionResult(ConditionStatus.TRUE, reason, message);
    }

    public static ConditionResult no(Reason reason, String message) {
        return new ConditionResult(ConditionStatus.FALSE, reason, message);
    }

    public static ConditionResult unknown(Reason reason, String message) {
        return new ConditionResult(ConditionStatus.UNKNOWN, reason, message);
    }

    public boolean isTrue() {
        return status == ConditionStatus.TRUE;
    }

    public boolean isFalse() {
        return status == ConditionStatus.FALSE;
    }
}
