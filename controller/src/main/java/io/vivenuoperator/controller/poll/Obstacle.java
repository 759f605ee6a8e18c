package io.vivenuoperator.controller.poll;

import io.vivenuoperator.controller.condition.Finding;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.kubernetes.Advice;
import io.vivenuoperator.controller.kubernetes.Refusal;

/**
 * What keeps a poll from running.
 *
 * @param reason whether there is no pod, or one that does not start
 * @param words Kubernetes' own
 */
public record Obstacle(Reason reason, String words) {

    /** The controller itself could not make the Job. */
    public static Obstacle of(Refusal refusal) {
        return new Obstacle(Reason.POLLER_POD_REFUSED, refusal.words());
    }

    Finding finding() {
        var subject = reason == Reason.POLLER_POD_REFUSED
                ? "Kubernetes makes no pod for the poll: "
                : "The poller's pod does not start: ";
        return Finding.no(reason, subject + sentence());
    }

    /** With what can be done about it. */
    String sentence() {
        return (words + ". " + Advice.on(words)).strip();
    }
}
