package io.vivenuoperator.operator.condition;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import java.util.List;
import java.util.Optional;

/** The result of a step, before it becomes a condition. The message is for people and contains no secret. */
public record ConditionResult(ConditionStatus status, ConditionReason reason, String message) {
    public static ConditionResult yes(ConditionReason reason, String message) {
        return new ConditionResult(ConditionStatus.TRUE, reason, message);
    }

    public static ConditionResult no(ConditionReason reason, String message) {
        return new ConditionResult(ConditionStatus.FALSE, reason, message);
    }

    public static ConditionResult unknown(ConditionReason reason, String message) {
        return new ConditionResult(ConditionStatus.UNKNOWN, reason, message);
    }

    /** Why a summary is not true: the first result that is false, otherwise the first that is unknown. */
    public static Optional<ConditionResult> obstacle(List<ConditionResult> parts) {
        return parts.stream()
                .filter(ConditionResult::isFalse)
                .findFirst()
                .or(() -> parts.stream().filter(part -> !part.isTrue()).findFirst());
    }

    public boolean isTrue() {
        return status == ConditionStatus.TRUE;
    }

    public boolean isFalse() {
        return status == ConditionStatus.FALSE;
    }
}
