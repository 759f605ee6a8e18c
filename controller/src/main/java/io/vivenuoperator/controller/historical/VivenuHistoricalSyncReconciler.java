package io.vivenuoperator.controller.historical;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.refusal.ReconcileFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reconciles acceptance, Job, progress, end and removal. A sync runs once; deleting it stops it, and takes nothing that it has made. */
@ControllerConfiguration(name = VivenuHistoricalSyncReconciler.NAME, triggerReconcilerOnAllEvents = true)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class VivenuHistoricalSyncReconciler implements Reconciler<VivenuHistoricalSync> {
    public static final String NAME = "vivenuhistoricalsync";

    private static final Duration WHILE_REFUSED = Duration.ofMinutes(1);
    private static final Duration UNTIL_REPORTED = Duration.ofSeconds(2);

    private final SyncSources sources;
    private final SyncAcceptance acceptance;
    private final SyncJobs jobs;
    private final SyncObservation observation;
    private final ProgressPull progress;
    private final SyncStatusStep status;
    private final Clock clock;

    VivenuHistoricalSyncReconciler(
            SyncSources sources,
            SyncAcceptance acceptance,
            SyncJobs jobs,
            SyncObservation observation,
            ProgressPull progress,
            SyncStatusStep status,
            Clock clock) {
        this.sources = sources;
        this.acceptance = acceptance;
        this.jobs = jobs;
        this.observation = observation;
        this.progress = progress;
        this.status = status;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, VivenuHistoricalSync>> prepareEventSources(
            EventSourceContext<VivenuHistoricalSync> context) {
        return sources.of(context);
    }

    @Override
    public UpdateControl<VivenuHistoricalSync> reconcile(
            VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context) {
        if (context.isPrimaryResourceDeleted() || sync.isMarkedForDeletion()) {
            return leave(sync);
        }
        if (SyncStatusMaker.of(sync).hasEnded()) {
            return finished(sync, context);
        }
        var scene = SyncSources.scene(sync, context);
        return scene.job().isPresent() ? follow(sync, scene, true) : begin(sync, context, scene);
    }

    /** Also when somebody has taken the Job away: what was sent is known, and is not sent again. */
    private UpdateControl<VivenuHistoricalSync> begin(
            VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context, SyncScene scene) {
        if (sync.getSpec().cancel() || sync.getSpec().suspend()) {
            return follow(sync, scene, false);
        }
        var verdict = acceptance.judge(
                sync, SyncSources.region(sync, context), sources.secrets().lookup(context));
        return switch (verdict) {
            case SyncVerdict.Refused(var finding) ->
                status.write(sync, status.refused(sync, finding)).rescheduleAfter(WHILE_REFUSED);
            case SyncVerdict.Accepted(var region) -> {
                jobs.start(sync, region);
                yield follow(sync, scene, true);
            }
        };
    }

    private UpdateControl<VivenuHistoricalSync> follow(VivenuHistoricalSync sync, SyncScene scene, boolean hasJob) {
        scene.job().filter(_ -> !isOver(scene)).ifPresent(job -> jobs.pause(job, isHeld(sync)));
        return observation
                .of(sync, scene)
                .map(standing ->
                        status.write(sync, status.after(sync, standing, hasJob)).rescheduleAfter(progress.interval()))
                .orElseGet(() -> UpdateControl.<VivenuHistoricalSync>noUpdate().rescheduleAfter(UNTIL_REPORTED));
    }

    private static boolean isOver(SyncScene scene) {
        return scene.since("Complete").isPresent() || scene.since("Failed").isPresent();
    }

    /** A canceled Job stays as it was stopped: it says when, and its pod's last words can be read. */
    private static boolean isHeld(VivenuHistoricalSync sync) {
        return sync.getSpec().suspend() || sync.getSpec().cancel();
    }

    private UpdateControl<VivenuHistoricalSync> finished(
            VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context) {
        progress.forget(sync.getMetadata().getUid());
        var left = timeToLive(sync);
        if (left.isPresent() && !left.get().isPositive()) {
            context.getClient().resource(sync).delete();
            return UpdateControl.noUpdate();
        }
        var seen = status.write(sync, SyncStatusMaker.seen(sync));
        left.ifPresent(seen::rescheduleAfter);
        return seen;
    }

    private Optional<Duration> timeToLive(VivenuHistoricalSync sync) {
        var ended = Optional.ofNullable(SyncStatusMaker.of(sync).finishedAt());
        return Optional.ofNullable(sync.getSpec().ttlSecondsAfterFinished())
                .flatMap(seconds -> ended.map(at ->
                        Duration.between(clock.instant(), Instant.parse(at).plusSeconds(seconds))));
    }

    /** Kubernetes would remove the Job as well, at its leisure, or not at all if it was told to leave orphans. */
    private UpdateControl<VivenuHistoricalSync> leave(VivenuHistoricalSync sync) {
        jobs.remove(sync);
        sources.secrets().forget(sync);
        progress.forget(sync.getMetadata().getUid());
        status.forget(sync);
        return UpdateControl.noUpdate();
    }

    @Override
    public ErrorStatusUpdateControl<VivenuHistoricalSync> updateErrorStatus(
            VivenuHistoricalSync sync, Context<VivenuHistoricalSync> context, Exception e) {
        var finding = ReconcileFailure.of(e).finding(SyncReason.KUBERNETES_REFUSED, SyncReason.UNEXPECTED_ERROR);
        HistoricalSyncStatus now = status.failed(sync, finding);
        return now.equals(SyncStatusMaker.of(sync))
                ? ErrorStatusUpdateControl.noStatusUpdate()
                : ErrorStatusUpdateControl.patchStatus(SyncStatusMaker.PATCH.of(sync, now));
    }
}
