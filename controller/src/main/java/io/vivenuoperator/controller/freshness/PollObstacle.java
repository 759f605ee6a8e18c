package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import io.vivenuoperator.operator.refusal.RefusalAdvice;
import java.util.Locale;

/**
 * What prevents a poll from running.
 *
 * @param reason whether Kubernetes creates no pod, or the pod can't start
 * @param words Kubernetes' own message
 */
public record PollObstacle(Reason reason, String words) {
    private static final String SCHEDULE_ADVICE =
            "Correct spec.polling.schedule, spec.polling.fullSchedule or spec.polling.timeZone.";

    /** The controller itself could not create the Job. */
    public static PollObstacle of(KubernetesRefusal refusal) {
        return new PollObstacle(Reason.POLLER_POD_REFUSED, refusal.words());
    }

    ConditionResult finding() {
        var subject = reason == Reason.POLLER_POD_REFUSED
                ? "Kubernetes creates no pod for the poll: "
                : "The poller's pod can't start: ";
        return ConditionResult.no(reason, subject + sentence());
    }

    /** With advice on what to do. */
    String sentence() {
        return (words + ". " + advice()).strip();
    }

    private String advice() {
        var known = RefusalAdvice.on(words);
        return known.isEmpty() && words.toLowerCase(Locale.ROOT).contains("schedule") ? SCHEDULE_ADVICE : known;
    }
}
