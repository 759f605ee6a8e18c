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
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.freshness.PollsStep;
import io.vivenuoperator.controller.webhook.WebhookStep;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.secret.SecretReferences;
import java.time.Duration;
import java.util.List;

/** Reconciles Secret, key check, registry and webhook, CronJobs, first poll, status. */
@ControllerConfiguration(name = VivenuRegionReconciler.NAME, finalizerName = VivenuRegionReconciler.FINALIZER)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class VivenuRegionReconciler implements Reconciler<VivenuRegion>, Cleaner<VivenuRegion> {
    public static final String NAME = "vivenuregion";
    public static final String FINALIZER = "vivenu-operator.io/webhook-deregistration";

    private static final Duration REFUSED_LOOKS = Duration.ofSeconds(30);

    private final SecretReferences<VivenuRegion> secrets;
    private final CredentialsCheck credentials;
    private final WebhookStep webhook;
    private final PollsStep polls;
    private final StatusStep status;
    private final CleanupStep cleanup;
    private final ResyncSchedule schedule;

    VivenuRegionReconciler(
            SecretReferences<VivenuRegion> secrets,
            CredentialsCheck credentials,
            WebhookStep webhook,
            PollsStep polls,
            StatusStep status,
            CleanupStep cleanup,
            ResyncSchedule schedule) {
        this.secrets = secrets;
        this.credentials = credentials;
        this.webhook = webhook;
        this.polls = polls;
        this.status = status;
        this.cleanup = cleanup;
        this.schedule = schedule;
    }

    @Override
    public List<EventSource<?, VivenuRegion>> prepareEventSources(EventSourceContext<VivenuRegion> context) {
        return RegionSources.of(context, secrets);
    }

    @Override
    public UpdateControl<VivenuRegion> reconcile(VivenuRegion region, Context<VivenuRegion> context) {
        var began = schedule.now();
        var secret = secrets.lookup(context);
        var key = credentials.check(region, secret);
        status.remember(region, key, context);
        var registered = webhook.register(region, key, secret);
        var polled = polls.follow(region, key.finding(), context, began);
        var now = status.after(region, key, registered, polled);
        var next = schedule.next(region, polled.freshness().orSooner(polled.proof()), began);
        return status.write(region, now).rescheduleAfter(isRefused(now) || polled.refused() ? soon(next) : next);
    }

    /** Nothing signals that a quota has room again. */
    private static boolean isRefused(VivenuRegionStatus status) {
        return status.conditions().stream()
                .anyMatch(condition -> condition.reason().equals(Reason.KUBERNETES_REFUSED.wireName()));
    }

    private static Duration soon(Duration next) {
        return next.compareTo(REFUSED_LOOKS) < 0 ? next : REFUSED_LOOKS;
    }

    @Override
    public DeleteControl cleanup(VivenuRegion region, Context<VivenuRegion> context) {
        var again = cleanup.run(region, secrets.lookup(context), context);
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
        secrets.forget(region);
    }

    @Override
    public ErrorStatusUpdateControl<VivenuRegion> updateErrorStatus(
            VivenuRegion region, Context<VivenuRegion> context, Exception e) {
        return status.failed(region, e);
    }
}
