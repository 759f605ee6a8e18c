package io.vivenuoperator.controller.historical;

import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

/** How a VivenuHistoricalSync stores its conditions. */
final class SyncConditionForm implements ConditionForm<SyncConditionType, SyncCondition> {
    @Override
    public List<SyncConditionType> types() {
        return List.of(SyncConditionType.values());
    }

    @Override
    public String wireName(SyncConditionType type) {
        return type.wireName();
    }

    @Override
    public StatusCondition<SyncConditionType> read(SyncCondition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public SyncCondition stored(StatusCondition<SyncConditionType> condition) {
        return new SyncCondition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
