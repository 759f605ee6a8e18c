package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.vivenuoperator.contracts.historical.HistoricalOutcome;
import io.vivenuoperator.contracts.historical.HistoricalReport;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.pod.PodEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Says where a sync stands, from its Job, its pods, and what a running pod answers. */
final class SyncObservation {
    /** So long may a pod be pulled, scheduled and started before somebody should look. */
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(2);
    /** So long may the program take until it answers. */
    private static final Duration UNTIL_ANSWERING = Duration.ofSeconds(30);
    /** A Job is often seen to be over before its pod is. */
    private static final Duration UNTIL_REPORTED = Duration.ofSeconds(30);

    private final ProgressPull progress;
    private final Clock clock;

    SyncObservation(ProgressPull progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /** Empty if the last word is still to come. */
    Optional<SyncStanding> of(VivenuHistoricalSync sync, SyncScene scene) {
        var complete = scene.since("Complete");
        var failed = scene.since("Failed");
        if (complete.isPresent()) {
            return completed(sync, scene, complete.get());
        }
        if (failed.isPresent()) {
            return failed(scene, failed.get());
        }
        if (sync.getSpec().cancel()) {
            return Optional.of(scene.live().isPresent() ? stopping(sync, scene) : canceled(scene));
        }
        if (sync.getSpec().suspend()) {
            return Optional.of(scene.live().isPresent() ? stopping(sync, scene) : paused(scene));
        }
        return Optional.of(scene.live().map(pod -> working(sync, pod, scene)).orElseGet(() -> withoutPod(scene)));
    }

    private Optional<SyncStanding> completed(VivenuHistoricalSync sync, SyncScene scene, Instant since) {
        var report = scene.lastReport().filter(last -> last.reason().outcome() == HistoricalOutcome.COMPLETE);
        if (report.isEmpty() && isRecent(since, UNTIL_REPORTED)) {
            return Optional.empty();
        }
        return Optional.of(report.<SyncStanding>map(last ->
                        new SyncStanding.Ended(true, SyncReason.of(last.reason()), last.message(), SyncCounts.of(last)))
                .orElseGet(() -> new SyncStanding.Ended(
                        true,
                        byMode(sync),
                        "The sync has ended well; its pod is gone, and with it the last counts.",
                        SyncCounts.none())));
    }

    /** What exit code 0 means in each mode. */
    private static SyncReason byMode(VivenuHistoricalSync sync) {
        return switch (sync.getSpec().mode()) {
            case DRY_RUN -> SyncReason.DRY_RUN_DONE;
            case TEST -> SyncReason.TEST_SENT;
            case PULL_ONLY -> SyncReason.FILES_WRITTEN;
            case REPLAY -> SyncReason.ALL_SENT;
        };
    }

    private Optional<SyncStanding> failed(SyncScene scene, Instant since) {
        var report = scene.lastReport().filter(last -> last.reason().outcome() != HistoricalOutcome.COMPLETE);
        if (report.isEmpty() && scene.lastEnd().isEmpty() && isRecent(since, UNTIL_REPORTED)) {
            return Optional.empty();
        }
        return Optional.of(report.<SyncStanding>map(last -> new SyncStanding.Ended(
                        false, SyncReason.of(last.reason()), last.message(), SyncCounts.of(last)))
                .orElseGet(() -> new SyncStanding.Ended(
                        false, SyncReason.RETRIES_EXHAUSTED, withoutReport(scene), SyncCounts.none())));
    }

    private static String withoutReport(SyncScene scene) {
        var how = scene.lastEnd()
                .map(end -> switch (end) {
                    case PodEnd.Terminated terminated ->
                        terminated.reason() + ", exit code " + terminated.exitCode()
                                + (terminated.isKilledForMemory() ? ": raise historical.resources.limits.memory" : "");
                    case PodEnd.NeverRan neverRan -> neverRan.words();
                })
                .orElse("its pod is gone");
        return "The pod ended without a report as often as is tried (" + how + "). A new sync goes on.";
    }

    private static SyncStanding canceled(SyncScene scene) {
        return new SyncStanding.Ended(false, SyncReason.CANCELED, SyncReason.CANCELED.meaning(), lastCounts(scene));
    }

    private static SyncStanding paused(SyncScene scene) {
        return new SyncStanding.UnderWay(
                ConditionResult.no(SyncReason.PAUSED, SyncReason.PAUSED.meaning()), lastCounts(scene));
    }

    private SyncStanding stopping(VivenuHistoricalSync sync, SyncScene scene) {
        var counts = scene.live()
                .filter(pod -> SyncScene.outcome(pod).isRunning())
                .flatMap(pod -> progress.of(sync.getMetadata().getUid(), pod))
                .map(SyncCounts::of)
                .orElseGet(() -> lastCounts(scene));
        return new SyncStanding.UnderWay(
                ConditionResult.yes(SyncReason.STOPPING, SyncReason.STOPPING.meaning()), counts);
    }

    private SyncStanding working(VivenuHistoricalSync sync, Pod pod, SyncScene scene) {
        var outcome = SyncScene.outcome(pod);
        if (!outcome.isRunning()) {
            return starting(pod, outcome.stuck(), scene);
        }
        return progress.of(sync.getMetadata().getUid(), pod)
                .<SyncStanding>map(answer -> {
                    var reason = SyncReason.of(answer.state());
                    return new SyncStanding.UnderWay(
                            ConditionResult.yes(reason, answer.detail().orElseGet(reason::meaning)),
                            SyncCounts.of(answer));
                })
                .orElseGet(() -> new SyncStanding.UnderWay(silent(pod), lastCounts(scene)));
    }

    private ConditionResult silent(Pod pod) {
        var started = pod.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState())
                .filter(Objects::nonNull)
                .flatMap(state -> Optional.ofNullable(state.getRunning()).stream())
                .flatMap(running -> Optional.ofNullable(running.getStartedAt()).stream())
                .map(Instant::parse)
                .findFirst()
                .orElseGet(() -> SyncScene.created(pod));
        return isRecent(started, UNTIL_ANSWERING)
                ? ConditionResult.yes(SyncReason.STARTING, SyncReason.STARTING.meaning())
                : ConditionResult.no(SyncReason.PROGRESS_UNKNOWN, SyncReason.PROGRESS_UNKNOWN.meaning());
    }

    private SyncStanding starting(Pod pod, Optional<String> stuck, SyncScene scene) {
        if (stuck.isPresent()) {
            return stuck("Pod " + pod.getMetadata().getName() + " can't be started: " + stuck.get(), scene);
        }
        if (!isRecent(SyncScene.created(pod), UNTIL_STARTED)) {
            return stuck(
                    "Pod " + pod.getMetadata().getName() + " has not been started for "
                            + UNTIL_STARTED.toMinutes() + " minutes"
                            + unscheduled(pod).map(why -> " (" + why + ")").orElse("")
                            + ": see kubectl describe pod.",
                    scene);
        }
        return new SyncStanding.UnderWay(
                ConditionResult.yes(SyncReason.STARTING, SyncReason.STARTING.meaning()), lastCounts(scene));
    }

    private static Optional<String> unscheduled(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition ->
                        "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                .map(PodCondition::getMessage)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private SyncStanding withoutPod(SyncScene scene) {
        if (scene.lastEnd().isPresent()) {
            var why = scene.lastReport().map(HistoricalReport::message).orElse("it ended without a report");
            return new SyncStanding.UnderWay(
                    ConditionResult.yes(SyncReason.STARTING, "Kubernetes starts another pod. The last one: " + why),
                    lastCounts(scene));
        }
        var waiting = scene.job()
                .flatMap(job -> Optional.ofNullable(job.getMetadata().getCreationTimestamp()))
                .map(Instant::parse)
                .filter(since -> !isRecent(since, UNTIL_STARTED));
        return waiting.isPresent()
                ? stuck("The Job has no pod: see kubectl describe job for what refuses it.", scene)
                : new SyncStanding.UnderWay(
                        ConditionResult.yes(SyncReason.STARTING, SyncReason.STARTING.meaning()), lastCounts(scene));
    }

    private static SyncStanding stuck(String message, SyncScene scene) {
        return new SyncStanding.UnderWay(ConditionResult.no(SyncReason.POD_STUCK, message), lastCounts(scene));
    }

    private static SyncCounts lastCounts(SyncScene scene) {
        return scene.lastReport().map(SyncCounts::of).orElseGet(SyncCounts::none);
    }

    private boolean isRecent(Instant since, Duration length) {
        return clock.instant().isBefore(since.plus(length));
    }
}
