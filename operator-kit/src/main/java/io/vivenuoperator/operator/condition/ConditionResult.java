package io.vivenuoperator.operator.condition;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import java.util.List;
import java.util.Optional;

/** What a step found out, before it becomes a condition. The message is for people and holds nothing secret. */
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

    /** What keeps a whole from being true: the first that is false; if none is, the first that is unknown. */
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
