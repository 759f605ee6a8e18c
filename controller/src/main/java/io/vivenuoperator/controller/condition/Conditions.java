package io.vivenuoperator.controller.condition;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A region's conditions, and those that follow from the others. */
public final class Conditions {
    private static final Set<ConditionType> FOLLOWING_READY =
            EnumSet.of(ConditionType.STALLED, ConditionType.RECONCILING);

    private final ConditionSet<ConditionType, RegionCondition> set;

    public Conditions(Clock clock) {
        this.set = new ConditionSet<>(new RegionConditionForm(), clock);
    }

    /** The findings and what follows from them, merged with what was known before. */
    public List<RegionCondition> merge(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        all.putAll(ReadyConditions.of(findings, wasReady(before, generation)));
        return followed(before, all, generation);
    }

    /** Only these findings change, and what follows from a Ready among them; everything else stays as it was. */
    public List<RegionCondition> overlay(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        Optional.ofNullable(findings.get(ConditionType.READY))
                .map(ReadyConditions::of)
                .ifPresent(all::putAll);
        return followed(before, all, generation);
    }

    /** What followed from another Ready goes with it. */
    private List<RegionCondition> followed(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        return set.overlay(said(before), findings, generation).stream()
                .filter(condition -> !findings.containsKey(ConditionType.READY)
                        || !FOLLOWING_READY.contains(condition.type())
                        || findings.containsKey(condition.type()))
                .toList();
    }

    /** What the API server fills in before anybody has looked was said by nobody, and its time is none. */
    private static List<RegionCondition> said(List<RegionCondition> before) {
        return before.stream()
                .filter(condition -> !condition.reason().equals(Reason.PENDING.wireName()))
                .toList();
    }

    private static boolean wasReady(List<RegionCondition> before, long generation) {
        return before.stream()
                .anyMatch(condition -> condition.type() == ConditionType.READY
                        && condition.status() == ConditionStatus.TRUE
                        && condition.observedGeneration() == generation);
    }
}
