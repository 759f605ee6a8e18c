package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastFailure;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastSuccess;
import io.vivenuoperator.crd.v1alpha1.subscription.DeliveryFailure;
import io.vivenuoperator.crd.v1alpha1.subscription.DeliverySuccess;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscriptionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import io.vivenuoperator.operator.condition.ConditionMemo;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import io.vivenuoperator.operator.status.StatusPatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a status. What nobody reports any more is left out, except for what happened last: that stays true. */
final class SubscriptionStatusMaker {
    static final StatusPatch<EventSubscription, EventSubscriptionStatus> PATCH =
            new StatusPatch<>(EventSubscription::new);

    private static final int LONGEST_MESSAGE = 512;

    private final ConditionSet<SubscriptionConditionType, SubscriptionCondition> conditions;
    private final ConditionMemo<SubscriptionCondition> memo = new ConditionMemo<>();

    SubscriptionStatusMaker(Clock clock) {
        this.conditions = new ConditionSet<>(new SubscriptionConditionForm(), clock);
    }

    static EventSubscriptionStatus of(EventSubscription subscription) {
        return Optional.ofNullable(subscription.getStatus()).orElseGet(EventSubscriptionStatus::empty);
    }

    EventSubscriptionStatus after(
            EventSubscription subscription,
            ConditionResult ready,
            Optional<ResolvedSubscription> resolved,
            Optional<SubscriptionReport> report) {
        var before = of(subscription);
        var findings = new DeliveryFindings(report);
        return new EventSubscriptionStatus(
                subscription.getMetadata().getGeneration(),
                merged(
                        subscription,
                        Map.of(
                                SubscriptionConditionType.READY,
                                findings.ready(ready),
                                SubscriptionConditionType.DELIVERING,
                                findings.delivering(),
                                SubscriptionConditionType.CAUGHT_UP,
                                findings.caughtUp())),
                resolved.flatMap(ResolvedSubscription::endpoint)
                        .or(() -> Optional.ofNullable(before.endpoint()))
                        .orElse(null),
                resolved.map(ResolvedSubscription::regionCount)
                        .or(() -> Optional.ofNullable(before.regionCount()))
                        .orElse(null),
                report.flatMap(SubscriptionReport::position)
                        .or(() -> Optional.ofNullable(before.position()))
                        .orElse(null),
                report.flatMap(SubscriptionReport::behind).orElse(null),
                report.flatMap(SubscriptionReport::oldestPendingSeconds).orElse(null),
                report.flatMap(SubscriptionReport::retrying).orElse(null),
                report.flatMap(SubscriptionReport::deadLetters)
                        .or(() -> Optional.ofNullable(before.deadLetters()))
                        .orElse(null),
                report.flatMap(SubscriptionReport::lastSuccess)
                        .map(SubscriptionStatusMaker::success)
                        .or(() -> Optional.ofNullable(before.lastSuccess()))
                        .orElse(null),
                report.flatMap(SubscriptionReport::lastFailure)
                        .map(SubscriptionStatusMaker::failure)
                        .or(() -> Optional.ofNullable(before.lastFailure()))
                        .orElse(null),
                report.flatMap(SubscriptionReport::deliveredLastHour).orElse(null),
                report.flatMap(SubscriptionReport::failedLastHour).orElse(null),
                report.flatMap(SubscriptionReport::replay).orElse(null));
    }

    /** Replaces only Ready. */
    EventSubscriptionStatus failed(EventSubscription subscription, ConditionResult finding) {
        var before = of(subscription);
        return new EventSubscriptionStatus(
                subscription.getMetadata().getGeneration(),
                merged(subscription, Map.of(SubscriptionConditionType.READY, finding)),
                before.endpoint(),
                before.regionCount(),
                before.position(),
                before.behind(),
                before.oldestPendingSeconds(),
                before.retrying(),
                before.deadLetters(),
                before.lastSuccess(),
                before.lastFailure(),
                before.deliveredLastHour(),
                before.failedLastHour(),
                before.replay());
    }

    private List<SubscriptionCondition> merged(
            EventSubscription subscription, Map<SubscriptionConditionType, ConditionResult> findings) {
        var meta = subscription.getMetadata();
        var cached = of(subscription).conditions();
        var before = memo.lastKnown(meta.getUid(), cached).stream()
                .filter(condition -> !condition.reason().equals(SubscriptionReason.PENDING.wireName()))
                .toList();
        return memo.noted(meta.getUid(), cached, conditions.overlay(before, findings, meta.getGeneration()));
    }

    private static DeliverySuccess success(LastSuccess last) {
        return new DeliverySuccess(
                text(last.time()), last.status().orElse(null), last.millis().orElse(null));
    }

    private static DeliveryFailure failure(LastFailure last) {
        return new DeliveryFailure(
                text(last.time()),
                last.status().orElse(null),
                last.reason().wireName(),
                last.message().map(SubscriptionStatusMaker::fitting).orElse(null),
                last.attempt().orElse(null),
                last.nextAttempt().map(SubscriptionStatusMaker::text).orElse(null));
    }

    /** What the schema refuses would keep the whole status from being written. */
    private static String fitting(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Called when the subscription is gone. */
    void forget(String uid) {
        memo.forget(uid);
    }
}
