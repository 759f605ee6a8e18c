package io.vivenuoperator.controller.registry;

import java.util.List;
import java.util.OptionalLong;

/**
 * The answers of all ready receivers, asked at the same time.
 *
 * @param beganNanos by {@link System#nanoTime}
 * @param answers one per ready receiver
 */
record ProbeRound(long beganNanos, List<OptionalLong> answers) {
    ProbeRound {
        answers = List.copyOf(answers);
    }

    Confirmation confirmation(long revision) {
        if (answers.isEmpty()) {
            return new Confirmation.NoReceivers("");
        }
        var confirmed = (int) answers.stream()
                .filter(answer -> answer.isPresent() && answer.getAsLong() >= revision)
                .count();
        return confirmed == answers.size()
                ? new Confirmation.Confirmed(confirmed, revision)
                : new Confirmation.Waiting(answers.size(), confirmed);
    }
}
