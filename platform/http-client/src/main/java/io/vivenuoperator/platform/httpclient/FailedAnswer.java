package io.vivenuoperator.platform.httpclient;

import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.platform.httpclient.retry.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The meaning of an unsuccessful answer. */
record FailedAnswer(RemoteService service, HttpCall call, AnswerHead head, Clock clock) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration LONGEST_FOR_A_STRANGER = Duration.ofSeconds(45);

    boolean isRateLimit() {
        return head.status() == TOO_MANY_REQUESTS;
    }

    /** An error of the service itself. */
    HttpCallException refusal(OwnError error) {
        Optional<Duration> retryAfter = retryAfter().or(error::retryAfter);
        if (error.refusesCredential()) {
            return refusal(Reason.KEY_REFUSED, refusedCredential(), retryAfter);
        }
        return switch (head.status()) {
            case 401, 403 -> refusal(Reason.KEY_REFUSED, refusedCredential(), retryAfter);
            case 404, 410 -> refusal(Reason.NOT_FOUND, " found nothing for ", retryAfter);
            case TOO_MANY_REQUESTS -> refusal(Reason.RATE_LIMITED, "'s rate limit was reached by ", retryAfter);
            case 408 -> refusal(Reason.UNAVAILABLE, " gave up on ", retryAfter);
            default -> byClass(retryAfter);
        };
    }

    private String refusedCredential() {
        return " refused " + service.authentication().credential() + " for ";
    }

    /**
     * Something in between, or at a wrong address. It is temporary, so it must not cause a long wait.
     *
     * @param missing what a 2xx answer lacks, empty for others
     */
    HttpCallException stranger(String missing) {
        String message =
                "Something in place of %s answered %s (%s%s): a firewall, a proxy, a login page, or a wrong base URL"
                        .formatted(service.name(), call, head.description(), missing);
        Optional<Duration> retryAfter =
                retryAfter().map(asked -> asked.compareTo(LONGEST_FOR_A_STRANGER) > 0 ? LONGEST_FOR_A_STRANGER : asked);
        return HttpCallException.answered(Reason.UNAVAILABLE, message, head.status(), retryAfter);
    }

    private HttpCallException byClass(Optional<Duration> retryAfter) {
        return switch (head.status() / 100) {
            case 5 -> refusal(Reason.UNAVAILABLE, " failed on ", retryAfter);
            case 4 -> refusal(Reason.REJECTED, " rejected ", retryAfter);
            default -> answered(Reason.PROTOCOL, "Unexpected answer (is the base URL right?) to ", retryAfter);
        };
    }

    private HttpCallException refusal(Reason reason, String what, Optional<Duration> retryAfter) {
        return answered(reason, service.name() + what, retryAfter);
    }

    private HttpCallException answered(Reason reason, String what, Optional<Duration> retryAfter) {
        return HttpCallException.answered(reason, what + call + ": status " + head.status(), head.status(), retryAfter);
    }

    private Optional<Duration> retryAfter() {
        return head.headers().firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header, clock));
    }
}
