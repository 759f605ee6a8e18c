package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.controller.handover.SubscriptionHandover;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.BackoffMemo.Outcome;
import io.vivenuoperator.operator.recheck.Recheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands a subscription over, and says whether the events pods have it. */
final class HandoverStep {
    private static final Duration UNTIL_PODS_FOLLOW = Duration.ofSeconds(5);
    private static final Duration WHILE_NOTHING_CHANGES = Duration.ofMinutes(1);

    private final SubscriptionHandover handover;
    private final BackoffMemo<ConditionResult> answers;

    HandoverStep(SubscriptionHandover handover, Clock clock) {
        this.handover = handover;
        this.answers = new BackoffMemo<>(clock);
    }

    ConditionResult hand(ResolvedSubscription resolved) {
        return answers.ask(
                resolved.entry().uid(),
                List.of(resolved.entry(), resolved.missing()),
                () -> outcome(resolved, handover.publish(resolved.entry())));
    }

    /** What was handed over stays in force while the spec can't be resolved; but whoever suspends it is heard. */
    void keep(EventSubscription subscription) {
        var uid = subscription.getMetadata().getUid();
        var suspend = subscription.getSpec().suspend();
        answers.forget(uid);
        handover.handed(uid)
                .filter(handed -> handed.suspend() != suspend)
                .ifPresent(handed -> handover.publish(handed.suspended(suspend)));
    }

    private Outcome<ConditionResult> outcome(ResolvedSubscription resolved, PodsConfirmation confirmation) {
        return switch (confirmation) {
            case PodsConfirmation.Confirmed(int pods, long ignored) ->
                new Outcome<>(confirmed(resolved, pods), new Recheck.After(WHILE_NOTHING_CHANGES));
            case PodsConfirmation.NoPods(String why) ->
                soon(ConditionResult.no(
                        SubscriptionReason.NO_READY_PODS,
                        ("No pod of the events service is ready: check its pods in the operator's namespace. " + why)
                                .strip()));
            case PodsConfirmation.Waiting(int pods, int confirmed) ->
                soon(ConditionResult.no(
                        SubscriptionReason.NOT_CONFIRMED,
                        confirmed + " of " + pods + " events pods have loaded the subscription."
                                + handover.refusal()
                                        .map(why -> " One says: " + why)
                                        .orElse("")));
        };
    }

    private static ConditionResult confirmed(ResolvedSubscription resolved, int pods) {
        if (resolved.entry().suspend()) {
            return ConditionResult.no(
                    SubscriptionReason.SUSPENDED,
                    "spec.suspend stops delivery: set it to false to go on from the same place.");
        }
        var regions = resolved.regionCount() == 1 ? "1 region" : resolved.regionCount() + " regions";
        var missing = resolved.missing().isEmpty()
                ? ""
                : " These do not exist yet: " + String.join(", ", resolved.missing()) + ".";
        return ConditionResult.yes(
                SubscriptionReason.READY,
                "Messages of " + regions + " are delivered, by " + (pods == 1 ? "1 pod." : pods + " pods.") + missing);
    }

    private static Outcome<ConditionResult> soon(ConditionResult finding) {
        return new Outcome<>(finding, new Recheck.After(UNTIL_PODS_FOLLOW));
    }

    /** When to look again. */
    Optional<Instant> next(String uid) {
        return answers.next(uid);
    }

    /** Called when the subscription is gone. */
    void forget(String uid) {
        answers.forget(uid);
    }
}
