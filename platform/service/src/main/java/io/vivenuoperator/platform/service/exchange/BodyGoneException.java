package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.access.AbortedRequests;

/** A body ended before it was complete, so there is nobody to answer. */
public final class BodyGoneException extends Exception {
    private final AbortedRequests.At at;

    BodyGoneException(AbortedRequests.At at, Throwable cause) {
        super("the body ended early", cause);
        this.at = at;
    }

    AbortedRequests.At at() {
        return at;
    }
}
