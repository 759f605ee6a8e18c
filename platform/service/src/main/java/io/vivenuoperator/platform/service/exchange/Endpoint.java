package io.vivenuoperator.platform.service.exchange;

import java.io.IOException;
import java.util.Optional;

/** Answers the requests of one path. Limits, the access log and the connection's end are handled around it. */
@FunctionalInterface
public interface Endpoint {
    /** Rejects a request before anything else is examined; empty to continue. The default enforces ALLOWED_SOURCES. */
    default Optional<Answer> refusal(Exchange exchange) {
        return exchange.sourceProblem().map(Answer::problem);
    }

    /**
     * Returns the response.
     *
     * @throws BodyGoneException if the body that was requested ended early
     */
    Answer answer(Exchange exchange) throws IOException, BodyGoneException;
}
