package io.vivenuoperator.operator.confirmation;

import java.util.List;
import java.util.OptionalLong;

/**
 * The answers of all ready pods, asked at the same time.
 *
 * @param beganNanos by {@link System#nanoTime}
 * @param answers one per ready pod
 */
record ProbeRound(long beganNanos, List<OptionalLong> answers) {
    ProbeRound {
        answers = List.copyOf(answers);
    }

    PodsConfirmation confirmation(long revision) {
        if (answers.isEmpty()) {
            return new PodsConfirmation.NoPods("");
        }
        var confirmed = (int) answers.stream()
                .filter(answer -> answer.isPresent() && answer.getAsLong() >= revision)
                .count();
        return confirmed == answers.size()
                ? new PodsConfirmation.Confirmed(confirmed, revision)
                : new PodsConfirmation.Waiting(answers.size(), confirmed);
    }
}
