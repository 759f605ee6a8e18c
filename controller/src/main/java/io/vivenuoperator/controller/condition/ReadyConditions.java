package io.vivenuoperator.controller.condition;

import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.operator.condition.ConditionReason;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What follows from the steps' findings: whether the region is Ready, and if not, who has to do something about it. */
final class ReadyConditions {
    private static final List<ConditionType> NEEDED =
            List.of(ConditionType.CREDENTIALS_VALID, ConditionType.WEBHOOK_REGISTERED, ConditionType.POLLERS_SCHEDULED);

    private ReadyConditions() {}

    /**
     * Ready, and Stalled or Reconciling with it. Neither is there while there is nothing to tell.
     *
     * @param wasReady whether the region was Ready before, for the same generation of its spec
     */
    static Map<ConditionType, ConditionResult> of(Map<ConditionType, ConditionResult> findings, boolean wasReady) {
        var parts = NEEDED.stream()
                .flatMap(type -> Optional.ofNullable(findings.get(type)).stream())
                .toList();
        var obstacle = ConditionResult.obstacle(parts);
        if (obstacle.isEmpty()) {
            return of(ConditionResult.yes(Reason.READY, "API key, webhook and pollers work."));
        }
        return wasReady && isAnOutage(parts) ? throughAnOutage(obstacle.get()) : of(obstacle.get());
    }

    /** With the word on Ready of somebody who knows more than the steps' findings say. */
    static Map<ConditionType, ConditionResult> of(ConditionResult ready) {
        if (ready.isTrue()) {
            return Map.of(ConditionType.READY, ready);
        }
        var type = is(ready, ReadyObstacles::isForAPerson) ? ConditionType.STALLED : ConditionType.RECONCILING;
        return Map.of(ConditionType.READY, ready, type, ConditionResult.yes(ready.reason(), ready.message()));
    }

    private static boolean isAnOutage(List<ConditionResult> parts) {
        return parts.stream()
                .allMatch(part -> part.isTrue() || (!part.isFalse() && is(part, ReadyObstacles::isAnOutage)));
    }

    /**
     * Webhook, keys and CronJobs are where they were, and a delivery is still accepted. Reconciling is not True: what waits for a
     * change to become ready would wait for Vivenu.
     */
    private static Map<ConditionType, ConditionResult> throughAnOutage(ConditionResult outage) {
        return Map.of(
                ConditionType.READY,
                ConditionResult.yes(
                        Reason.READY,
                        "API key, webhook and pollers worked when Vivenu last answered, and nothing has changed since."),
                ConditionType.RECONCILING,
                ConditionResult.unknown(outage.reason(), outage.message()));
    }

    private static boolean is(ConditionResult result, Predicate<Reason> kind) {
        ConditionReason reason = result.reason();
        return reason instanceof Reason known && kind.test(known);
    }
}
