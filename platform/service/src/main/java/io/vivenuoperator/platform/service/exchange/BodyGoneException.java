package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.access.AbortedRequests;

/** A body that ended before it was complete: nobody is left to be answered. */
public final class BodyGoneException extends Exception {
    private final AbortedRequests.At at;

    BodyGoneException(AbortedRequests.At at, Throwable cause) {
        super("the body stopped coming", cause);
        this.at = at;
    }

    AbortedRequests.At at() {
        return at;
    }
}
