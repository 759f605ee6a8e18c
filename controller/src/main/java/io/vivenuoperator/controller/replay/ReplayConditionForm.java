package io.vivenuoperator.controller.replay;

import io.vivenuoperator.crd.v1alpha1.replay.ReplayCondition;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

/** How an EventReplay stores its conditions. */
final class ReplayConditionForm implements ConditionForm<ReplayConditionType, ReplayCondition> {
    @Override
    public List<ReplayConditionType> types() {
        return List.of(ReplayConditionType.values());
    }

    @Override
    public String wireName(ReplayConditionType type) {
        return type.wireName();
    }

    @Override
    public StatusCondition<ReplayConditionType> read(ReplayCondition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public ReplayCondition stored(StatusCondition<ReplayConditionType> condition) {
        return new ReplayCondition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
