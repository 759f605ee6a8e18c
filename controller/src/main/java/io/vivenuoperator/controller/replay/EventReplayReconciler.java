package io.vivenuoperator.controller.replay;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.vivenuoperator.controller.handover.HandoverSweep;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplayStatus;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayPhase;
import io.vivenuoperator.operator.refusal.ReconcileFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reconciles hand-over, progress, end and removal. A replay runs once, as a Job does; deleting it stops it. */
@ControllerConfiguration(name = EventReplayReconciler.NAME, triggerReconcilerOnAllEvents = true)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class EventReplayReconciler implements Reconciler<EventReplay> {
    public static final String NAME = "eventreplay";

    private final ReplayHandover handover;
    private final HandoverSweep sweep;
    private final ReplayStatusMaker maker;
    private final ReplayEvents events;
    private final Duration interval;
    private final Clock clock;

    /** @param interval after which time its progress is looked at again */
    EventReplayReconciler(
            ReplayHandover handover,
            HandoverSweep sweep,
            ReplayStatusMaker maker,
            ReplayEvents events,
            Duration interval,
            Clock clock) {
        this.handover = handover;
        this.sweep = sweep;
        this.maker = maker;
        this.events = events;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public UpdateControl<EventReplay> reconcile(EventReplay replay, Context<EventReplay> context) {
        if (context.isPrimaryResourceDeleted() || replay.isMarkedForDeletion()) {
            return leave(replay);
        }
        return isFinished(replay) ? finished(replay, context) : follow(replay);
    }

    private UpdateControl<EventReplay> follow(EventReplay replay) {
        var now = maker.after(replay, handover.standing(replay));
        return written(replay, now).rescheduleAfter(interval);
    }

    private UpdateControl<EventReplay> written(EventReplay replay, EventReplayStatus now) {
        var before = ReplayStatusMaker.of(replay);
        if (now.equals(before)) {
            return UpdateControl.noUpdate();
        }
        events.changed(replay, before, now);
        return UpdateControl.patchStatus(ReplayStatusMaker.PATCH.of(replay, now));
    }

    /** The events service needs to know it no longer, and after a while nobody does. */
    private UpdateControl<EventReplay> finished(EventReplay replay, Context<EventReplay> context) {
        sweep.gone(replay.getMetadata().getUid());
        var left = timeToLive(replay);
        if (left.isEmpty()) {
            return UpdateControl.noUpdate();
        }
        if (left.get().isPositive()) {
            return UpdateControl.<EventReplay>noUpdate().rescheduleAfter(left.get());
        }
        context.getClient().resource(replay).delete();
        return UpdateControl.noUpdate();
    }

    private Optional<Duration> timeToLive(EventReplay replay) {
        var ended = Optional.ofNullable(ReplayStatusMaker.of(replay).finishedAt());
        return Optional.ofNullable(replay.getSpec().ttlSecondsAfterFinished())
                .flatMap(seconds -> ended.map(at ->
                        Duration.between(clock.instant(), Instant.parse(at).plusSeconds(seconds))));
    }

    private static boolean isFinished(EventReplay replay) {
        var phase = ReplayStatusMaker.of(replay).phase();
        return phase == ReplayPhase.COMPLETE || phase == ReplayPhase.FAILED;
    }

    private UpdateControl<EventReplay> leave(EventReplay replay) {
        sweep.gone(replay.getMetadata().getUid());
        maker.forget(replay.getMetadata().getUid());
        events.forget(replay);
        return UpdateControl.noUpdate();
    }

    @Override
    public ErrorStatusUpdateControl<EventReplay> updateErrorStatus(
            EventReplay replay, Context<EventReplay> context, Exception e) {
        var finding = ReconcileFailure.of(e).finding(ReplayReason.KUBERNETES_REFUSED, ReplayReason.UNEXPECTED_ERROR);
        var now = maker.failed(replay, finding);
        return now.equals(ReplayStatusMaker.of(replay))
                ? ErrorStatusUpdateControl.noStatusUpdate()
                : ErrorStatusUpdateControl.patchStatus(ReplayStatusMaker.PATCH.of(replay, now));
    }
}
