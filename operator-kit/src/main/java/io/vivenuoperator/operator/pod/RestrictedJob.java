package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.time.Duration;
import java.util.Map;

/**
 * A Job of one restricted pod. The pod's deadline is for a program that can't stop by itself, the Job's for what never started and
 * for retries.
 *
 * @param retries of a pod that failed
 * @param deadline of all tries together
 * @param kept how long a finished one can be looked at
 * @param exitPointless the exit code with which a program says that a retry is pointless
 */
public record RestrictedJob(RestrictedPod pod, int retries, Duration deadline, Duration kept, int exitPointless) {

    public JobSpec spec(Map<String, String> labels) {
        return spec(labels, PodFragment.none());
    }

    /** With what the installation says about its pods. */
    public JobSpec spec(Map<String, String> labels, PodFragment additions) {
        return new JobSpecBuilder()
                .withBackoffLimit(retries)
                .withActiveDeadlineSeconds(deadline.toSeconds())
                .withTtlSecondsAfterFinished(Math.toIntExact(kept.toSeconds()))
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(pod.image().container())
                .withOperator("In")
                .withValues(exitPointless)
                .endOnExitCodes()
                .endRule()
                .endPodFailurePolicy()
                .withTemplate(additions.addTo(pod.template(labels)))
                .build();
    }
}
