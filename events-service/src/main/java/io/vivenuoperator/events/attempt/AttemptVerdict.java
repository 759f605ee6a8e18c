package io.vivenuoperator.events.attempt;

import io.vivenuoperator.events.attempt.EndpointAnswer.Answered;
import io.vivenuoperator.events.attempt.EndpointAnswer.Stale;
import io.vivenuoperator.events.attempt.EndpointAnswer.Unanswered;
import io.vivenuoperator.events.format.AnswerHint;
import java.util.OptionalInt;

/** What an attempt's end means for its delivery. */
public sealed interface AttemptVerdict {
    /** The endpoint has it. */
    record Accepted(int status) implements AttemptVerdict {}

    /**
     * Worth another attempt.
     *
     * @param throttles whether the endpoint said, or showed, that it is given too much
     */
    record Failed(OptionalInt status, AttemptReason reason, boolean throttles) implements AttemptVerdict {}

    /** No other attempt will do better. */
    record Hopeless(OptionalInt status, AttemptReason reason) implements AttemptVerdict {}

    /**
     * By the answer. A 4xx is repeated, too: a 404 or a 401 is a deployment in progress more often than a decision.
     */
    static AttemptVerdict of(EndpointAnswer answer) {
        return switch (answer) {
            case Answered answered -> meant(byStatus(answered.status()), answered);
            case Stale _ -> failed(AttemptReason.CONNECT_FAILED);
            case Unanswered(AttemptReason reason, var _) -> byReason(reason);
        };
    }

    /** Where a target means more than its status says. */
    private static AttemptVerdict meant(AttemptVerdict byStatus, Answered answered) {
        OptionalInt status = OptionalInt.of(answered.status());
        return switch (answered.hint()) {
            case AnswerHint.TargetGone _ -> new Hopeless(status, AttemptReason.GONE);
            case AnswerHint.NeverTaken _ -> new Hopeless(status, AttemptReason.CLIENT_ERROR);
            case AnswerHint.PauseAsked _, AnswerHint.Ordinary _ -> byStatus;
        };
    }

    private static AttemptVerdict byStatus(int status) {
        OptionalInt known = OptionalInt.of(status);
        return switch (status) {
            case 410 -> new Hopeless(known, AttemptReason.GONE);
            case 429, 503 -> new Failed(known, AttemptReason.THROTTLED, true);
            case 408 -> new Failed(known, AttemptReason.TIMEOUT, true);
            case 502, 504 -> new Failed(known, AttemptReason.SERVER_ERROR, true);
            default -> byClass(status, known);
        };
    }

    private static AttemptVerdict byClass(int status, OptionalInt known) {
        return switch (status / 100) {
            case 2 -> new Accepted(status);
            case 3 -> new Failed(known, AttemptReason.REDIRECTED, false);
            case 4 -> new Failed(known, AttemptReason.CLIENT_ERROR, false);
            // A 1xx as the last answer breaks the protocol, as a 6xx does.
            default -> new Failed(known, AttemptReason.SERVER_ERROR, false);
        };
    }

    private static AttemptVerdict byReason(AttemptReason reason) {
        return switch (reason) {
            case ADDRESS_REFUSED, SECRET_NOT_FOUND, PAYLOAD_TOO_LARGE, NOT_SENDABLE, MESSAGE_EXPIRED, GONE ->
                new Hopeless(OptionalInt.empty(), reason);
            case TIMEOUT -> new Failed(OptionalInt.empty(), reason, true);
            default -> failed(reason);
        };
    }

    private static AttemptVerdict failed(AttemptReason reason) {
        return new Failed(OptionalInt.empty(), reason, false);
    }
}
