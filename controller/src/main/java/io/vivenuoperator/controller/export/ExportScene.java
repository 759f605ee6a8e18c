package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.vivenuoperator.controller.settings.ExportContainer;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.operator.pod.PodOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An export's Jobs and their pods, as the caches have them, whoever has made the Jobs. */
record ExportScene(List<Job> jobs, List<Pod> pods) {
    ExportScene {
        jobs = List.copyOf(jobs);
        pods = List.copyOf(pods);
    }

    static PodOutcome outcome(Pod pod) {
        return new PodOutcome(pod, ExportContainer.NAME);
    }

    /** The run that was begun last. */
    Optional<Job> newest() {
        return jobs.stream().max(Comparator.comparing(ExportScene::created));
    }

    List<Pod> podsOf(Job job) {
        return pods.stream()
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(
                                owner -> owner.getUid().equals(job.getMetadata().getUid())))
                .toList();
    }

    /** The pod of a Job that works, or may still. */
    Optional<Pod> live(Job job) {
        return podsOf(job).stream()
                .filter(pod -> outcome(pod).end().isEmpty())
                .max(Comparator.comparing(ExportScene::created));
    }

    /**
     * Which version of the spec the run had that was begun last, ended or not; empty if there was none.
     *
     * @param last the last run that has ended; its Job may be gone, and older ones still there
     */
    Optional<String> lastBegun(Optional<ExportRunStatus> last) {
        return newest().filter(job -> !isOver(job)
                        || last.filter(run -> created(job).isBefore(Instant.parse(run.startedAt())))
                                .isEmpty())
                .map(ExportPlace::revisionOf)
                .or(() -> last.flatMap(run -> Optional.ofNullable(run.revision())));
    }

    static boolean isOver(Job job) {
        return condition(job, "Complete").isPresent()
                || condition(job, "Failed").isPresent();
    }

    /** Empty if the Job is not in this state for good. */
    static Optional<JobCondition> condition(Job job, String type) {
        return Optional.ofNullable(job.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                .findFirst();
    }

    static Instant created(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getCreationTimestamp())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }
}
