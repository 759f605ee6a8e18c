package io.vivenuoperator.operator.condition;

import java.util.List;

/**
 * How a kind stores its conditions. Its custom resource has its own record for them, because the CRD is generated from it.
 *
 * @param <T> the kind's condition types
 * @param <C> a condition as stored in the status
 */
public interface ConditionForm<T extends Enum<T>, C> {
    /** All of them, in the order of the status. */
    List<T> types();

    /** The name in YAML. */
    String wireName(T type);

    StatusCondition<T> read(C stored);

    C stored(StatusCondition<T> condition);
}
