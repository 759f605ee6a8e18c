package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.OperatorException;
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
import io.vivenuoperator.controller.condition.Finding;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.metrics.ControllerMetrics;
import io.vivenuoperator.controller.poll.PollRecord;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secret, key check, registry and webhook, CronJobs, first poll, status. */
@ControllerConfiguration(name = VivenuRegionReconciler.NAME, finalizerName = VivenuRegionReconciler.FINALIZER)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class VivenuRegionReconciler implements Reconciler<VivenuRegion>, Cleaner<VivenuRegion> {
    public static final String NAME = "vivenuregion";
    public static final String FINALIZER = "vivenu-operator.io/webhook-deregistration";

    private final RegionSteps steps;
    private final ControllerMetrics metrics;

    public VivenuRegionReconciler(RegionSteps steps, ControllerMetrics metrics) {
        this.steps = steps;
        this.metrics = metrics;
    }

    @Override
    public List<EventSource<?, VivenuRegion>> prepareEventSources(EventSourceContext<VivenuRegion> context) {
        return RegionSources.of(context);
    }

    @Override
    public UpdateControl<VivenuRegion> reconcile(VivenuRegion region, Context<VivenuRegion> context) {
        var began = steps.schedule().now();
        var secrets = RegionSources.read(context, steps.secrets());
        var credentials = steps.credentials().check(region, secrets);
        credentials.refusal().ifPresent(refusal -> remember(region, credentials.finding(), refusal, context));
        var webhook = steps.webhooks()
                .register(region, credentials, () -> steps.signingKeys().resolve(region, secrets));
        var pollers = steps.pollers().schedule(region, credentials.finding(), context);
        var polls = PollRecord.of(RegionStatus.of(region), context.getSecondaryResources(Pod.class));
        if (polls.isEmpty() && credentials.finding().isTrue()) {
            steps.firstPoll().start(region);
        }
        var freshness = steps.freshness().judge(region, polls);
        var status = steps.status().after(region, credentials, webhook, pollers, polls, freshness.finding());
        return write(region, status).rescheduleAfter(steps.schedule().next(region, freshness, began));
    }

    /** At once, before a later step can fail or the process can end: otherwise each restart would ask Vivenu again. */
    private void remember(VivenuRegion region, Finding refused, RefusalStatus refusal, Context<VivenuRegion> context) {
        var before = RegionStatus.of(region);
        if (refusal.equals(before.refusal())) {
            return;
        }
        var status = steps.status().refused(region, refused, refusal);
        steps.events().changed(region, before.conditions(), status.conditions());
        StatusPatch.write(region, status, context);
        region.setStatus(status);
    }

    /** Nothing is written while nothing changed. */
    private UpdateControl<VivenuRegion> write(VivenuRegion region, VivenuRegionStatus status) {
        var before = RegionStatus.of(region);
        metrics.observe(region, status);
        if (status.equals(before)) {
            return UpdateControl.noUpdate();
        }
        steps.events().changed(region, before.conditions(), status.conditions());
        return UpdateControl.patchStatus(RegionStatus.patch(region, status));
    }

    @Override
    public DeleteControl cleanup(VivenuRegion region, Context<VivenuRegion> context) {
        var parting = steps.farewell().part(region, RegionSources.read(context, steps.secrets()));
        var status = steps.status().with(region, Map.of(ConditionType.WEBHOOK_REGISTERED, parting.finding()));
        if (!RegionStatus.of(region).conditions().equals(status.conditions())) {
            steps.events().happened(region, parting.finding());
        }
        metrics.observe(region, status);
        if (parting.retryIn().isPresent()) {
            // The SDK writes no status while a resource is being deleted.
            StatusPatch.write(region, status, context);
            return DeleteControl.noFinalizerRemoval()
                    .rescheduleAfter(parting.retryIn().get());
        }
        steps.forget(region);
        return DeleteControl.defaultDelete();
    }

    /** The SDK logs the exception; the status gets its kind only, for a message may hold anything. */
    @Override
    public ErrorStatusUpdateControl<VivenuRegion> updateErrorStatus(
            VivenuRegion region, Context<VivenuRegion> context, Exception e) {
        var cause = unwrap(e);
        var finding = Finding.unknown(
                Reason.UNEXPECTED_ERROR,
                "Reconciling failed with " + named(cause) + "; the controller's log says more. It is tried again.");
        var status = steps.status().with(region, Map.of(ConditionType.READY, finding));
        metrics.observe(region, status);
        if (status.equals(RegionStatus.of(region))) {
            return ErrorStatusUpdateControl.noStatusUpdate();
        }
        steps.events().changed(region, RegionStatus.of(region).conditions(), status.conditions());
        return ErrorStatusUpdateControl.patchStatus(RegionStatus.patch(region, status));
    }

    /** Of Kubernetes' answer the code and its reason: enough to see a missing right, and nothing that an object holds. */
    private static String named(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        if (!(cause instanceof KubernetesClientException kubernetes) || kubernetes.getCode() == 0) {
            return name;
        }
        var reason = Optional.ofNullable(kubernetes.getStatus())
                .map(Status::getReason)
                .orElse("no reason");
        var kind = Optional.ofNullable(kubernetes.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getKind)
                .map(what -> " about " + what)
                .orElse("");
        return name + " (Kubernetes answered " + kubernetes.getCode() + " " + reason + kind + ")";
    }

    /** The SDK wraps what a reconciler throws, more than once when metrics are on. */
    private static Throwable unwrap(Throwable e) {
        var cause = e.getCause();
        var wrapped = e instanceof OperatorException || e instanceof AggregatedOperatorException;
        return wrapped && cause != null ? unwrap(cause) : e;
    }
}
