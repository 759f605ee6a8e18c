package io.vivenuoperator.controller.subscription;

import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.refusal.ReconcileFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Turns a status into a write and Events, if there is something to say and it is time. */
final class SubscriptionStatusStep {
    private final SubscriptionStatusMaker maker;
    private final ReportPull reports;
    private final SubscriptionEvents events;
    private final StatusPace pace;

    SubscriptionStatusStep(SubscriptionStatusMaker maker, ReportPull reports, SubscriptionEvents events, Clock clock) {
        this.maker = maker;
        this.reports = reports;
        this.events = events;
        this.pace = new StatusPace(clock);
    }

    /** @param next when to look again, if nothing happens */
    UpdateControl<EventSubscription> write(
            EventSubscription subscription,
            ConditionResult ready,
            Optional<ResolvedSubscription> resolved,
            Duration next) {
        var uid = subscription.getMetadata().getUid();
        var now = maker.after(subscription, ready, resolved, reports.ofSubscription(uid));
        var before = SubscriptionStatusMaker.of(subscription);
        var until = pace.until(uid, before, now);
        if (until.filter(Duration::isZero).isEmpty()) {
            var soon = until.filter(wait -> wait.compareTo(next) < 0).orElse(next);
            return UpdateControl.<EventSubscription>noUpdate().rescheduleAfter(soon);
        }
        events.changed(subscription, before, now);
        pace.wrote(uid);
        return UpdateControl.patchStatus(SubscriptionStatusMaker.PATCH.of(subscription, now))
                .rescheduleAfter(next);
    }

    ErrorStatusUpdateControl<EventSubscription> failed(EventSubscription subscription, Exception thrown) {
        var finding = ReconcileFailure.of(thrown)
                .finding(SubscriptionReason.KUBERNETES_REFUSED, SubscriptionReason.UNEXPECTED_ERROR);
        var before = SubscriptionStatusMaker.of(subscription);
        var now = maker.failed(subscription, finding);
        if (now.equals(before)) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        events.changed(subscription, before, now);
        return ErrorStatusUpdateControl.patchStatus(SubscriptionStatusMaker.PATCH.of(subscription, now));
    }

    /** Called when the subscription is gone. */
    void forget(EventSubscription subscription) {
        var uid = subscription.getMetadata().getUid();
        maker.forget(uid);
        events.forget(subscription);
        pace.forget(uid);
    }
}
