package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Job whose one pod takes as long as it takes, and goes on where another one was stopped: by a pause, a drained node, or its own
 * deadline. Such ends are no failures, and are not counted as retries.
 *
 * @param retries retries of a failed pod
 * @param grace how long the program may take to stop
 * @param exitsForGood the exit codes by which the program says that another pod would end the same
 * @param exitStopped the exit code by which it says that it was told to stop; whoever gives it without being told is started again for ever
 */
public record ResumableJob(
        RestrictedPod pod, int retries, Duration grace, List<Integer> exitsForGood, int exitStopped) {
    public ResumableJob {
        exitsForGood = List.copyOf(exitsForGood);
    }

    /** With what the installation says about its pods. */
    public JobSpec spec(Map<String, String> labels, PodFragment additions, boolean isPaused) {
        var template = pod.template(labels);
        template.getSpec().setTerminationGracePeriodSeconds(grace.toSeconds());
        // @formatter:off
        return new JobSpecBuilder()
                .withSuspend(isPaused)
                .withBackoffLimit(retries)
                // A pod that is being stopped still works: the next one comes when it has ended.
                .withPodReplacementPolicy("Failed")
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(pod.image().container())
                .withOperator("In")
                .withValues(exitsForGood)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .withNewOnExitCodes()
                .withContainerName(pod.image().container())
                .withOperator("In")
                .withValues(exitStopped)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition()
                .withType("DisruptionTarget")
                .withStatus("True")
                .endOnPodCondition()
                .endRule()
                .endPodFailurePolicy()
                .withTemplate(additions.addTo(template))
                .build();
        // @formatter:on
    }
}
