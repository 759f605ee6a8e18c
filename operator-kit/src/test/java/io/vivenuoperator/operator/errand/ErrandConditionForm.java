package io.vivenuoperator.operator.errand;

import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

final class ErrandConditionForm implements ConditionForm<Errand.Type, Errand.Condition> {
    @Override
    public List<Errand.Type> types() {
        return List.of(Errand.Type.values());
    }

    @Override
    public String wireName(Errand.Type type) {
        return type.name();
    }

    @Override
    public StatusCondition<Errand.Type> read(Errand.Condition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public Errand.Condition stored(StatusCondition<Errand.Type> condition) {
        return new Errand.Condition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
