package io.vivenuoperator.controller.region;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.freshness.PollsResult;
import io.vivenuoperator.controller.metrics.RegionObserver;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.refusal.ReconcileFailure;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns findings into status, Events and gauges. Nothing is written if nothing changed. */
final class StatusStep {
    private static final Set<ConditionType> REPEATING = EnumSet.of(ConditionType.STALLED, ConditionType.RECONCILING);
    private static final Set<String> AWAITING_POLLS =
            Set.of(Reason.FIRST_POLL_PENDING.wireName(), Reason.PROOF_PENDING.wireName());

    private final RegionStatus status;
    private final ConditionEvents<ConditionType, RegionCondition> events;
    private final RegionObserver observer;

    StatusStep(RegionStatus status, ConditionEvents<ConditionType, RegionCondition> events, RegionObserver observer) {
        this.status = status;
        this.events = events;
        this.observer = observer;
    }

    /** Writes immediately, before a later step can fail or the process can end: otherwise each restart would ask Vivenu again. */
    void remember(VivenuRegion region, RegionCredentials credentials, Context<VivenuRegion> context) {
        credentials
                .refusal()
                .filter(refusal -> !refusal.equals(RegionStatus.of(region).refusal()))
                .ifPresent(refusal -> remember(region, credentials.finding(), refusal, context));
    }

    private void remember(
            VivenuRegion region, ConditionResult refused, RefusalStatus refusal, Context<VivenuRegion> context) {
        var before = RegionStatus.of(region);
        var known = status.refused(region, refused, refusal);
        tell(region, before.conditions(), known.conditions());
        RegionStatus.PATCH.write(region, known, context);
        region.setStatus(known);
    }

    VivenuRegionStatus after(
            VivenuRegion region, RegionCredentials credentials, WebhookResult webhook, PollsResult polls) {
        return status.after(region, credentials, webhook, polls);
    }

    UpdateControl<VivenuRegion> write(VivenuRegion region, VivenuRegionStatus now) {
        return isNews(region, now)
                ? UpdateControl.patchStatus(RegionStatus.PATCH.of(region, now))
                : UpdateControl.noUpdate();
    }

    ErrorStatusUpdateControl<VivenuRegion> failed(VivenuRegion region, Exception thrown) {
        var finding = ReconcileFailure.of(thrown).finding(Reason.KUBERNETES_REFUSED, Reason.UNEXPECTED_ERROR);
        var now = status.with(region, Map.of(ConditionType.READY, finding));
        return isNews(region, now)
                ? ErrorStatusUpdateControl.patchStatus(RegionStatus.PATCH.of(region, now))
                : ErrorStatusUpdateControl.noStatusUpdate();
    }

    /** The status of a region that nothing may be done for. */
    VivenuRegionStatus blocked(VivenuRegion region, ConditionResult finding) {
        return status.with(region, Map.of(ConditionType.READY, finding));
    }

    /** Whether there is anything to report. */
    private boolean isNews(VivenuRegion region, VivenuRegionStatus now) {
        var before = RegionStatus.of(region);
        observer.observe(region, now);
        if (now.equals(before)) {
            return false;
        }
        tell(region, before.conditions(), now.conditions());
        return true;
    }

    private void tell(VivenuRegion region, List<RegionCondition> before, List<RegionCondition> now) {
        events.changed(region, worthAnEvent(before), worthAnEvent(now));
    }

    /** Not what repeats another condition, nor what waits for the first poll, as every new region does. */
    private static List<RegionCondition> worthAnEvent(List<RegionCondition> conditions) {
        return conditions.stream()
                .filter(condition -> !REPEATING.contains(condition.type()))
                .filter(condition -> !AWAITING_POLLS.contains(condition.reason()))
                .toList();
    }

    /** The status of a region that is being deleted; its deletion writes its own Events. */
    VivenuRegionStatus deleting(VivenuRegion region, ConditionResult webhook) {
        var now = status.with(region, Map.of(ConditionType.WEBHOOK_REGISTERED, webhook));
        observer.observe(region, now);
        return now;
    }

    /** Called when the region is gone. */
    void forget(VivenuRegion region) {
        events.forget(region);
        status.forget(region);
    }
}
