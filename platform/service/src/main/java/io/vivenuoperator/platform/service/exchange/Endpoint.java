package io.vivenuoperator.platform.service.exchange;

import java.io.IOException;
import java.util.Optional;

/** Answers the requests of one path. Around it there are limits, the access log and the end of the connection. */
@FunctionalInterface
public interface Endpoint {
    /** Refuses a request before anything else is looked at; empty to go on. By itself it keeps to ALLOWED_SOURCES. */
    default Optional<Answer> refusal(Exchange exchange) {
        return exchange.sourceProblem().map(Answer::problem);
    }

    /**
     * The answer.
     *
     * @throws BodyGoneException when the body it asked for ended halfway
     */
    Answer answer(Exchange exchange) throws IOException, BodyGoneException;
}
