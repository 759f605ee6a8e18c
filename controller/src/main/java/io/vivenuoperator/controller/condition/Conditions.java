package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A region's conditions, including Ready, which summarises the others. */
public final class Conditions {
    private static final List<ConditionType> NEEDED_FOR_READY =
            List.of(ConditionType.CREDENTIALS_VALID, ConditionType.WEBHOOK_REGISTERED, ConditionType.POLLERS_SCHEDULED);

    private final ConditionSet<ConditionType, RegionCondition> set;

    public Conditions(Clock clock) {
        this.set = new ConditionSet<>(new RegionConditionForm(), clock);
    }

    /** Merges the findings, and the Ready derived from them, into the previous conditions. */
    public List<RegionCondition> merge(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        all.put(ConditionType.READY, ready(findings));
        return overlay(before, all, generation);
    }

    /** Replaces only these conditions; all others stay as they were. */
    public List<RegionCondition> overlay(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        return set.overlay(before, findings, generation);
    }

    static ConditionResult ready(Map<ConditionType, ConditionResult> findings) {
        var parts = NEEDED_FOR_READY.stream()
                .flatMap(type -> Optional.ofNullable(findings.get(type)).stream())
                .toList();
        return ConditionResult.obstacle(parts)
                .orElseGet(() -> ConditionResult.yes(Reason.READY, "API key, webhook and pollers work."));
    }
}
