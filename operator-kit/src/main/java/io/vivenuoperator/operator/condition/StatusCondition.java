package io.vivenuoperator.operator.condition;

import io.vivenuoperator.contracts.condition.ConditionStatus;

/**
 * A condition in the shape of Kubernetes' own.
 *
 * @param <T> the kind's condition types
 * @param lastTransitionTime when the status last changed
 * @param observedGeneration the generation of the spec that this describes
 */
public record StatusCondition<T extends Enum<T>>(
        T type,
        ConditionStatus status,
        String reason,
        String message,
        String lastTransitionTime,
        long observedGeneration) {
    /** Whether type, status and reason are equal, regardless of message and times. */
    public boolean saysTheSameAs(StatusCondition<T> other) {
        return type == other.type && status == other.status && reason.equals(other.reason);
    }
}
