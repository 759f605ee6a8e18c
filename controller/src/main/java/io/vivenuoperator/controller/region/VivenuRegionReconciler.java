package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Event;
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
import io.vivenuoperator.controller.condition.ConditionResult;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.Credentials;
import io.vivenuoperator.controller.kubernetes.KubernetesRefusal;
import io.vivenuoperator.controller.metrics.ControllerMetrics;
import io.vivenuoperator.controller.poll.PollObstacle;
import io.vivenuoperator.controller.poll.PollRecord;
import io.vivenuoperator.controller.poll.PollSigns;
import io.vivenuoperator.controller.secret.SecretLookup;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secret, key check, registry and webhook, CronJobs, first poll, status. */
@ControllerConfiguration(name = VivenuRegionReconciler.NAME, finalizerName = VivenuRegionReconciler.FINALIZER)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class VivenuRegionReconciler implements Reconciler<VivenuRegion>, Cleaner<VivenuRegion> {
    public static final String NAME = "vivenuregion";
    public static final String FINALIZER = "vivenu-operator.io/webhook-deregistration";

    private static final Duration REFUSED_LOOKS = Duration.ofSeconds(30);

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
        steps.keys().learn(region, credentials);
        credentials.refusal().ifPresent(refusal -> remember(region, credentials.finding(), refusal, context));
        var webhook = register(region, credentials, secrets);
        var pollers = steps.pollers().schedule(region, credentials.finding(), context);
        var polls = PollRecord.of(region, context.getSecondaryResources(Pod.class), began);
        var refused = polls.isEmpty() && credentials.finding().isTrue()
                ? steps.firstPoll().start(region)
                : Optional.<KubernetesRefusal>empty();
        var signs = PollSigns.of(
                context.getSecondaryResources(Event.class), context.getSecondaryResources(Pod.class), polls.last());
        var freshness = steps.freshness().judge(region, polls, signs.or(refused.map(PollObstacle::of)));
        var proof = steps.proof().judge(region, polls.proofs());
        var status = steps.status()
                .after(region, credentials, webhook, pollers, polls, freshness.finding(), proof.finding());
        var next = steps.schedule().next(region, freshness.orSooner(proof), began);
        return write(region, status).rescheduleAfter(isRefused(status) || refused.isPresent() ? soon(next) : next);
    }

    private WebhookResult register(VivenuRegion region, Credentials credentials, SecretLookup secrets) {
        try {
            return steps.webhooks()
                    .register(region, credentials, () -> steps.signingKeys().resolve(region, secrets));
        } catch (KubernetesClientException e) {
            return WebhookResult.of(KubernetesRefusal.of(e).orElseThrow(() -> e).finding());
        }
    }

    /** Nobody tells when a quota has room again. */
    private static boolean isRefused(VivenuRegionStatus status) {
        return status.conditions().stream()
                .anyMatch(condition -> condition.reason().equals(Reason.KUBERNETES_REFUSED.wireName()));
    }

    private static Duration soon(Duration next) {
        return next.compareTo(REFUSED_LOOKS) < 0 ? next : REFUSED_LOOKS;
    }

    /** At once, before a later step can fail or the process can end: otherwise each restart would ask Vivenu again. */
    private void remember(
            VivenuRegion region, ConditionResult refused, RefusalStatus refusal, Context<VivenuRegion> context) {
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
            steps.notice().give(region, parting.finding());
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
        var finding = KubernetesRefusal.of(cause)
                .map(KubernetesRefusal::finding)
                .orElseGet(() -> ConditionResult.unknown(
                        Reason.UNEXPECTED_ERROR,
                        "Reconciling failed with " + named(cause)
                                + "; the controller's log says more. It is tried again."));
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
