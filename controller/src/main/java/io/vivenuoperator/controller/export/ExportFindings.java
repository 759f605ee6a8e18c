package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Says whether an export's spreadsheet is up to date, from its last run, its Jobs and their pods. */
final class ExportFindings {
    /** So long may a pod be pulled, scheduled and started before somebody should look. */
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(2);

    private final Clock clock;

    ExportFindings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The condition Exported.
     *
     * @param last the last run that has ended
     * @param scheduledSince since when runs are made; empty if they are not, and then none is missed
     */
    ConditionResult exported(
            SalesExport export, ExportScene scene, Optional<ExportRunStatus> last, Optional<Instant> scheduledSince) {
        var ofThisSpec = last.filter(run -> ExportRevision.of(export).equals(run.revision()));
        return stuck(scene)
                .or(() -> ofThisSpec
                        .filter(run -> run.outcome() == ExportRunOutcome.FAILED)
                        .map(ExportFindings::failed))
                .or(() -> scheduledSince.flatMap(since -> overdue(export, scene, last, since)))
                .or(() -> ofThisSpec.map(
                        _ -> ConditionResult.yes(SalesExportReason.UP_TO_DATE, SalesExportReason.UP_TO_DATE.meaning())))
                .orElseGet(() -> ConditionResult.unknown(
                        SalesExportReason.AWAITING_RUN, SalesExportReason.AWAITING_RUN.meaning()));
    }

    /** A reason that this release does not know comes from a later one. */
    private static ConditionResult failed(ExportRunStatus run) {
        return ConditionResult.no(
                SalesExportReason.named(run.reason()).orElse(SalesExportReason.RUN_FAILED), run.message());
    }

    private Optional<ConditionResult> overdue(
            SalesExport export, ExportScene scene, Optional<ExportRunStatus> last, Instant scheduledSince) {
        var due = due(export, scene, last, scheduledSince);
        return clock.instant().isBefore(due)
                ? Optional.empty()
                : Optional.of(ConditionResult.no(
                        SalesExportReason.OVERDUE,
                        "Two turns of the schedule should have ended by " + due
                                + ", and no run has: see kubectl describe cronjob " + ExportPlace.cronJob(export)
                                + "."));
    }

    /** When the second run should have ended since the last one began. */
    Instant due(SalesExport export, ExportScene scene, Optional<ExportRunStatus> last, Instant scheduledSince) {
        var begun = Stream.of(
                        Optional.of(scheduledSince),
                        last.map(run -> Instant.parse(run.startedAt())),
                        scene.newest().map(ExportScene::created))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(scheduledSince);
        return ExportTimes.secondAfter(export, begun);
    }

    private Optional<ConditionResult> stuck(ExportScene scene) {
        return scene.newest()
                .filter(job -> !ExportScene.isOver(job))
                .flatMap(job -> trouble(job, scene))
                .map(message -> ConditionResult.no(SalesExportReason.POD_STUCK, message));
    }

    private Optional<String> trouble(Job job, ExportScene scene) {
        var live = scene.live(job);
        if (live.isPresent()) {
            return trouble(live.get());
        }
        return scene.podsOf(job).isEmpty() && isLate(ExportScene.created(job))
                ? Optional.of("Job " + job.getMetadata().getName()
                        + " has no pod: see kubectl describe job for what refuses it.")
                : Optional.empty();
    }

    private Optional<String> trouble(Pod pod) {
        var outcome = ExportScene.outcome(pod);
        var name = pod.getMetadata().getName();
        return outcome.stuck()
                .map(why -> "Pod " + name + " can't be started: " + why)
                .or(() -> outcome.isStarting() && isLate(ExportScene.created(pod))
                        ? Optional.of("Pod " + name + " has not been started for " + UNTIL_STARTED.toMinutes()
                                + " minutes: see kubectl describe pod.")
                        : Optional.empty());
    }

    private boolean isLate(Instant created) {
        return !clock.instant().isBefore(created.plus(UNTIL_STARTED));
    }
}
