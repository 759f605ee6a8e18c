package io.vivenuoperator.controller.export;

import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;

/** How a SalesExport stores its conditions. */
final class ExportConditionForm implements ConditionForm<ExportConditionType, ExportCondition> {
    @Override
    public List<ExportConditionType> types() {
        return List.of(ExportConditionType.values());
    }

    @Override
    public String wireName(ExportConditionType type) {
        return type.wireName();
    }

    @Override
    public StatusCondition<ExportConditionType> read(ExportCondition stored) {
        return new StatusCondition<>(
                stored.type(),
                stored.status(),
                stored.reason(),
                stored.message(),
                stored.lastTransitionTime(),
                stored.observedGeneration());
    }

    @Override
    public ExportCondition stored(StatusCondition<ExportConditionType> condition) {
        return new ExportCondition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.lastTransitionTime(),
                condition.observedGeneration());
    }
}
