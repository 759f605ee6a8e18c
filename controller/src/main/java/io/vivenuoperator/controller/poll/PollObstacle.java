package io.vivenuoperator.controller.poll;

import io.vivenuoperator.controller.condition.ConditionResult;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.kubernetes.KubernetesRefusal;
import io.vivenuoperator.controller.kubernetes.RefusalAdvice;

/**
 * What keeps a poll from running.
 *
 * @param reason whether there is no pod, or one that does not start
 * @param words Kubernetes' own
 */
public record PollObstacle(Reason reason, String words) {

    /** The controller itself could not make the Job. */
    public static PollObstacle of(KubernetesRefusal refusal) {
        return new PollObstacle(Reason.POLLER_POD_REFUSED, refusal.words());
    }

    ConditionResult finding() {
        var subject = reason == Reason.POLLER_POD_REFUSED
                ? "Kubernetes makes no pod for the poll: "
                : "The poller's pod does not start: ";
        return ConditionResult.no(reason, subject + sentence());
    }

    /** With what can be done about it. */
    String sentence() {
        return (words + ". " + RefusalAdvice.on(words)).strip();
    }
}
