package io.vivenuoperator.platform.httpclient.answer;

import java.time.Duration;
import java.util.Optional;

/**
 * What an error of the service itself says beyond its status.
 *
 * @param refusesCredential whether it refuses the credential, by a status that means something else at other services
 * @param retryAfter how long the body asks us to wait; a {@code Retry-After} header goes before it
 */
public record OwnError(boolean refusesCredential, Optional<Duration> retryAfter) {
    /** Nothing more than its status says. */
    public static OwnError byStatus() {
        return new OwnError(false, Optional.empty());
    }

    /** The credential is wrong, whatever the status. */
    public static OwnError ofCredential() {
        return new OwnError(true, Optional.empty());
    }

    /** What its status says, and when to come back. */
    public static OwnError withRetryAfter(Duration wait) {
        return new OwnError(false, Optional.of(wait));
    }
}
