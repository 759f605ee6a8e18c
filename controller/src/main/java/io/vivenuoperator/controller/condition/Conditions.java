package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The one place that makes conditions. A transition time moves only when the status does. */
public final class Conditions {
    private static final List<ConditionType> NEEDED_FOR_READY =
            List.of(ConditionType.CREDENTIALS_VALID, ConditionType.WEBHOOK_REGISTERED, ConditionType.POLLERS_SCHEDULED);

    private final Clock clock;

    public Conditions(Clock clock) {
        this.clock = clock;
    }

    /** The findings and the Ready that follows from them, merged with what was known before. */
    public List<RegionCondition> merge(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var all = new EnumMap<>(findings);
        all.put(ConditionType.READY, ready(findings));
        return overlay(before, all, generation);
    }

    /** Only these findings change; everything else stays as it was. */
    public List<RegionCondition> overlay(
            List<RegionCondition> before, Map<ConditionType, ConditionResult> findings, long generation) {
        var merged = new ArrayList<RegionCondition>();
        for (var type : ConditionType.values()) {
            var old = before.stream().filter(c -> c.type() == type).findFirst();
            var finding = findings.get(type);
            if (finding == null) {
                old.ifPresent(merged::add);
            } else {
                var since = old.filter(o -> o.status() == finding.status())
                        .map(RegionCondition::lastTransitionTime)
                        .orElseGet(this::now);
                merged.add(condition(type, finding, since, generation));
            }
        }
        return List.copyOf(merged);
    }

    static ConditionResult ready(Map<ConditionType, ConditionResult> findings) {
        return NEEDED_FOR_READY.stream()
                .map(findings::get)
                .filter(finding -> finding != null && finding.isFalse())
                .findFirst()
                .or(() -> NEEDED_FOR_READY.stream()
                        .map(findings::get)
                        .filter(finding -> finding != null && finding.status() == ConditionStatus.UNKNOWN)
                        .findFirst())
                .orElseGet(() -> ConditionResult.yes(Reason.READY, "API key, webhook and pollers are in order."));
    }

    private static RegionCondition condition(
            ConditionType type, ConditionResult finding, String since, long generation) {
        return new RegionCondition(
                type, finding.status(), finding.reason().wireName(), finding.message(), since, generation);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
