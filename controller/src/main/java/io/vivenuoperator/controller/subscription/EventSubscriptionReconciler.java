package io.vivenuoperator.controller.subscription;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.vivenuoperator.controller.handover.HandoverSweep;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.secret.SecretReferences;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reconciles regions and Secrets, hand-over, report, status. Without a finalizer: nothing outside holds state for a subscription. */
@ControllerConfiguration(
        name = EventSubscriptionReconciler.NAME,
        generationAwareEventProcessing = false,
        triggerReconcilerOnAllEvents = true)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class EventSubscriptionReconciler implements Reconciler<EventSubscription> {
    public static final String NAME = "eventsubscription";

    /** Nothing signals that what the spec names is good again, where Secrets are not watched. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final SubscriptionSources sources;
    private final SecretReferences<EventSubscription> secrets;
    private final SubscriptionResolution resolution;
    private final HandoverStep handover;
    private final HandoverSweep sweep;
    private final SubscriptionStatusStep status;
    private final Clock clock;

    EventSubscriptionReconciler(
            SubscriptionSources sources,
            SecretReferences<EventSubscription> secrets,
            SubscriptionResolution resolution,
            HandoverStep handover,
            HandoverSweep sweep,
            SubscriptionStatusStep status,
            Clock clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.resolution = resolution;
        this.handover = handover;
        this.sweep = sweep;
        this.status = status;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, EventSubscription>> prepareEventSources(EventSourceContext<EventSubscription> context) {
        return sources.of(context, secrets);
    }

    @Override
    public UpdateControl<EventSubscription> reconcile(
            EventSubscription subscription, Context<EventSubscription> context) {
        if (context.isPrimaryResourceDeleted() || subscription.isMarkedForDeletion()) {
            return leave(subscription);
        }
        try {
            var resolved = resolution.resolve(subscription, secrets.lookup(context));
            return written(subscription, handover.hand(resolved), Optional.of(resolved));
        } catch (UnresolvedException e) {
            handover.keep(subscription);
            return written(subscription, e.finding(), Optional.empty());
        }
    }

    private UpdateControl<EventSubscription> written(
            EventSubscription subscription, ConditionResult ready, Optional<ResolvedSubscription> resolved) {
        var next = handover.next(subscription.getMetadata().getUid())
                .map(at -> Duration.between(clock.instant(), at))
                .filter(Duration::isPositive)
                .orElse(LONGEST);
        return status.write(subscription, ready, resolved, next);
    }

    private UpdateControl<EventSubscription> leave(EventSubscription subscription) {
        var uid = subscription.getMetadata().getUid();
        sweep.gone(uid);
        handover.forget(uid);
        secrets.forget(subscription);
        status.forget(subscription);
        return UpdateControl.noUpdate();
    }

    @Override
    public ErrorStatusUpdateControl<EventSubscription> updateErrorStatus(
            EventSubscription subscription, Context<EventSubscription> context, Exception e) {
        return status.failed(subscription, e);
    }
}
