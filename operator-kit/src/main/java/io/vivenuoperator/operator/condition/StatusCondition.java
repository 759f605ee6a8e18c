package io.vivenuoperator.operator.condition;

import io.vivenuoperator.contracts.condition.ConditionStatus;

/**
 * One statement about a resource, in the shape of Kubernetes' own conditions.
 *
 * @param <T> the statements that the kind makes
 * @param lastTransitionTime when the status last changed
 * @param observedGeneration of the spec that this speaks of
 */
public record StatusCondition<T extends Enum<T>>(
        T type,
        ConditionStatus status,
        String reason,
        String message,
        String lastTransitionTime,
        long observedGeneration) {
    /** Whether both say the same of the same thing, whatever their words and times. */
    public boolean saysTheSameAs(StatusCondition<T> other) {
        return type == other.type && status == other.status && reason.equals(other.reason);
    }
}
