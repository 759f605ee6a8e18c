package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.vivenuoperator.contracts.historical.HistoricalReport;
import io.vivenuoperator.controller.settings.HistoricalContainer;
import io.vivenuoperator.operator.pod.PodEnd;
import io.vivenuoperator.operator.pod.PodOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A sync's Job and its pods, as the caches have them.
 *
 * @param job absent until it is seen
 */
record SyncScene(Optional<Job> job, List<Pod> pods) {
    SyncScene {
        pods = List.copyOf(pods);
    }

    static PodOutcome outcome(Pod pod) {
        return new PodOutcome(pod, HistoricalContainer.NAME);
    }

    /** The pod that works, or may still. */
    Optional<Pod> live() {
        return pods.stream().filter(pod -> outcome(pod).end().isEmpty()).max(Comparator.comparing(SyncScene::created));
    }

    /** How the last pod ended that has. */
    Optional<PodEnd> lastEnd() {
        return pods.stream().flatMap(pod -> outcome(pod).end().stream()).max(Comparator.comparing(PodEnd::finishedAt));
    }

    /** What the last pod wrote that has written something. */
    Optional<HistoricalReport> lastReport() {
        return pods.stream()
                .flatMap(pod -> outcome(pod).end().stream())
                .filter(PodEnd.Terminated.class::isInstance)
                .map(PodEnd.Terminated.class::cast)
                .sorted(Comparator.comparing(PodEnd.Terminated::finishedAt).reversed())
                .flatMap(end -> end.message().flatMap(HistoricalReport::parse).stream())
                .findFirst();
    }

    /** Since when the Job has been in this state for good; empty if it is not. */
    Optional<Instant> since(String type) {
        return job.stream()
                .flatMap(found -> Optional.ofNullable(found.getStatus()).stream())
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .map(SyncScene::changed)
                .findFirst();
    }

    private static Instant changed(JobCondition condition) {
        return Optional.ofNullable(condition.getLastTransitionTime())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    static Instant created(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getCreationTimestamp())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }
}
