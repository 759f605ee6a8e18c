package io.vivenuoperator.controller.region;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.freshness.PollsStep;
import io.vivenuoperator.controller.regionkey.KeyClaim;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.webhook.WebhookStep;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reconciles a region: it has its key, its credentials are checked, its webhook is registered, its polls are followed, and the status
 * says what came of it.
 */
@ControllerConfiguration(name = VivenuRegionReconciler.NAME, finalizerName = VivenuRegionReconciler.FINALIZER)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class VivenuRegionReconciler implements Reconciler<VivenuRegion>, Cleaner<VivenuRegion> {
    public static final String NAME = "vivenuregion";
    public static final String FINALIZER = "vivenu-operator.io/webhook-deregistration";

    private final RegionKeyLedger keys;
    private final CredentialsCheck credentials;
    private final WebhookStep webhook;
    private final PollsStep polls;
    private final StatusStep status;
    private final CleanupStep cleanup;
    private final ResyncSchedule schedule;

    VivenuRegionReconciler(
            RegionKeyLedger keys,
            CredentialsCheck credentials,
            WebhookStep webhook,
            PollsStep polls,
            StatusStep status,
            CleanupStep cleanup,
            ResyncSchedule schedule) {
        this.keys = keys;
        this.credentials = credentials;
        this.webhook = webhook;
        this.polls = polls;
        this.status = status;
        this.cleanup = cleanup;
        this.schedule = schedule;
    }

    @Override
    public List<EventSource<?, VivenuRegion>> prepareEventSources(EventSourceContext<VivenuRegion> context) {
        return Stream.of(credentials.sources(context), polls.sources(context))
                .<EventSource<?, VivenuRegion>>flatMap(List::stream)
                .toList();
    }

    @Override
    public UpdateControl<VivenuRegion> reconcile(VivenuRegion region, Context<VivenuRegion> context) {
        return switch (keys.claim(region, context)) {
            case KeyClaim.Held ignored -> follow(region, context);
            case KeyClaim.Taken(ConditionResult finding) ->
                status.write(region, status.blocked(region, finding)).rescheduleAfter(ResyncSchedule.WHILE_REFUSED);
        };
    }

    private UpdateControl<VivenuRegion> follow(VivenuRegion region, Context<VivenuRegion> context) {
        var began = schedule.now();
        var key = credentials.check(region, context);
        status.remember(region, key, context);
        var registered = webhook.register(region, key, context);
        var polled = polls.follow(region, key, context, began);
        var now = status.after(region, key, registered, polled);
        return status.write(region, now).rescheduleAfter(schedule.next(region, now, polled, began));
    }

    @Override
    public DeleteControl cleanup(VivenuRegion region, Context<VivenuRegion> context) {
        var again = cleanup.run(region, context);
        if (again.isPresent()) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(again.get());
        }
        forget(region);
        return DeleteControl.defaultDelete();
    }

    private void forget(VivenuRegion region) {
        credentials.forget(region);
        webhook.forget(region);
        polls.forget(region);
        status.forget(region);
    }

    @Override
    public ErrorStatusUpdateControl<VivenuRegion> updateErrorStatus(
            VivenuRegion region, Context<VivenuRegion> context, Exception e) {
        return status.failed(region, e);
    }
}
