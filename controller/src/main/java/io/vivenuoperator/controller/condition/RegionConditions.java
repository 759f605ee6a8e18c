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

/** A region's conditions, including Ready, Stalled and Reconciling, which summarise the others. */
public final class RegionConditions {
    private static final Set<ConditionType> FOLLOWING_READY =
            EnumSet.of(ConditionType.STALLED, ConditionType.RECONCILING);

    private final ConditionSet<ConditionType, RegionCondition> set;

    public RegionConditions(Clock clock) {
        this.set = new ConditionSet<>(new RegionConditionForm(), clock);
    }

    /** Merges the findings, and the summaries derived from them, into the previous conditions. */
    public List<RegionCondition> merge(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        all.putAll(ReadyConditions.of(findings, wasReady(before, generation)));
        return followed(before, all, generation);
    }

    /** Replaces only these conditions, and the summaries derived from a Ready among them; all others stay as they were. */
    public List<RegionCondition> overlay(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        Optional.ofNullable(findings.get(ConditionType.READY))
                .map(ReadyConditions::of)
                .ifPresent(all::putAll);
        return followed(before, all, generation);
    }

    /** Drops the summaries that a previous Ready led to. */
    private List<RegionCondition> followed(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        return set.overlay(said(before), findings, generation).stream()
                .filter(condition -> !findings.containsKey(ConditionType.READY)
                        || !FOLLOWING_READY.contains(condition.type())
                        || findings.containsKey(condition.type()))
                .toList();
    }

    /** Drops the CRD's default condition: nobody found it, and its time means nothing. */
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
