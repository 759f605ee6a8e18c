package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

/** How a VivenuRegion stores its conditions. */
public final class RegionConditionForm implements ConditionForm<ConditionType, RegionCondition> {
    @Override
    public List<ConditionType> types() {
        return List.of(ConditionType.values());
    }

    @Override
    public String wireName(ConditionType type) {
        return type.wireName();
    }

    @Override
    public StatusCondition<ConditionType> read(RegionCondition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public RegionCondition stored(StatusCondition<ConditionType> condition) {
        return new RegionCondition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
