package io.vivenuoperator.operator.condition;

import java.util.List;

/**
 * How a kind stores its conditions: its custom resource has a record of its own, because the CRD is generated from it.
 *
 * @param <T> the statements that the kind makes
 * @param <C> one of them as the status has it
 */
public interface ConditionForm<T extends Enum<T>, C> {
    /** All of them, in the order of the status. */
    List<T> types();

    /** The name in YAML. */
    String wireName(T type);

    StatusCondition<T> read(C stored);

    C stored(StatusCondition<T> condition);
}
