package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.vivenuoperator.contracts.export.ExportOutcome;
import io.vivenuoperator.contracts.export.ExportReport;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.operator.pod.PodEnd;
import io.vivenuoperator.operator.pod.PodTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an export's runs said when they ended: by their pods' termination messages, and where there is none, by their Jobs. */
final class EndedRuns {
    /** A Job is often seen to be over before its pod is. */
    static final Duration UNTIL_REPORTED = Duration.ofSeconds(30);

    private static final Duration SLACK = Duration.ofMinutes(3);
    private static final int LONGEST_MESSAGE = 1024;

    private final Clock clock;

    EndedRuns(Clock clock) {
        this.clock = clock;
    }

    /** The last one; empty if none has ended, or all that is left of it is gone. */
    Optional<ExportRunStatus> last(ExportScene scene) {
        return Stream.concat(
                        scene.pods().stream().flatMap(pod -> reported(pod).stream()),
                        scene.jobs().stream().flatMap(job -> withoutReport(job, scene).stream()))
                .max(Comparator.comparing(run -> Instant.parse(run.finishedAt())));
    }

    /** Empty also if the pod was told to stop: another one does its work. */
    private static Optional<ExportRunStatus> reported(Pod pod) {
        return terminated(pod)
                .flatMap(end -> report(end)
                        .filter(report -> report.reason().outcome() != ExportOutcome.STOPPED)
                        .map(report -> run(report, end, pod)));
    }

    private static Optional<PodEnd.Terminated> terminated(Pod pod) {
        return ExportScene.outcome(pod)
                .end()
                .filter(PodEnd.Terminated.class::isInstance)
                .map(PodEnd.Terminated.class::cast);
    }

    private static Optional<ExportReport> report(PodEnd.Terminated end) {
        return end.message().flatMap(ExportReport::parse);
    }

    private static ExportRunStatus run(ExportReport report, PodEnd end, Pod pod) {
        var counts = report.counts();
        return new ExportRunStatus(
                report.reason().outcome() == ExportOutcome.COMPLETE
                        ? ExportRunOutcome.COMPLETE
                        : ExportRunOutcome.FAILED,
                report.reason().word(),
                text(plausible(pod, end.startedAt())),
                text(plausible(pod, end.finishedAt())),
                number(counts.rows()),
                number(counts.cells()),
                counts.requests(),
                cut(report.message()),
                ExportPlace.revisionOf(pod));
    }

    /** The node's clock may be off by hours; the API server's time of the pod is near enough then. */
    private static Instant plausible(Pod pod, Instant seen) {
        var created = ExportScene.created(pod);
        var isPlausible = !seen.isBefore(created.minusSeconds(60))
                && !seen.isAfter(created.plus(ExportPods.DEADLINE).plus(SLACK));
        return isPlausible ? seen : created;
    }

    /** Of a Job that has failed and whose last pod has not said why. */
    private Optional<ExportRunStatus> withoutReport(Job job, ExportScene scene) {
        var pods = scene.podsOf(job);
        return ExportScene.condition(job, "Failed")
                .filter(failed -> clock.instant().isAfter(since(failed).plus(UNTIL_REPORTED)))
                .filter(_ -> pods.stream().noneMatch(pod -> reported(pod).isPresent()))
                .map(failed -> new ExportRunStatus(
                        ExportRunOutcome.FAILED,
                        SalesExportReason.RUN_FAILED.wireName(),
                        text(ExportScene.created(job)),
                        text(since(failed)),
                        null,
                        null,
                        null,
                        cut("The run ended without a report (" + how(failed, pods) + ")."),
                        ExportPlace.revisionOf(job)));
    }

    private static String how(JobCondition failed, List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> ExportScene.outcome(pod).end().stream())
                .max(Comparator.comparing(PodEnd::finishedAt))
                .map(EndedRuns::how)
                .orElseGet(() -> PodTrouble.withDetail(
                        Optional.ofNullable(failed.getReason()).orElse("Failed"), failed.getMessage()));
    }

    private static String how(PodEnd end) {
        return switch (end) {
            case PodEnd.Terminated terminated ->
                terminated.reason() + ", exit code " + terminated.exitCode()
                        + (terminated.isKilledForMemory() ? ": raise exports.resources.limits.memory" : "");
            case PodEnd.NeverRan neverRan -> neverRan.words();
        };
    }

    /** Whether a Job has failed that may still be explained by its pod. */
    boolean isOneToCome(ExportScene scene) {
        return scene.jobs().stream()
                .flatMap(job -> ExportScene.condition(job, "Failed").stream())
                .anyMatch(failed -> !clock.instant().isAfter(since(failed).plus(UNTIL_REPORTED)));
    }

    private static Instant since(JobCondition condition) {
        return Optional.ofNullable(condition.getLastTransitionTime())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    private static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
