package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.function.BooleanSupplier;

/** Writes the response. */
public final class ResponseWriter {
    private final String problemMediaType;
    private final BooleanSupplier draining;

    /** While draining, each response closes its connection, so that a busy client releases it. */
    public ResponseWriter(String problemMediaType, BooleanSupplier draining) {
        this.problemMediaType = problemMediaType;
        this.draining = draining;
    }

    /**
     * Sends the response.
     *
     * @param last whether the connection ends after it
     */
    void send(Answer answer, boolean last, ServerResponse response) {
        if (last || draining.getAsBoolean()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (answer.problem().isPresent()) {
            send(answer.problem().get(), response);
            return;
        }
        response.status(answer.status());
        if (answer.content().isPresent()) {
            Answer.Content content = answer.content().get();
            response.header(HeaderNames.CONTENT_TYPE, content.mediaType()).send(content.text());
        } else {
            response.send();
        }
    }

    public void methodNotAllowed(String allowed, ServerResponse response) {
        response.header(HeaderNames.ALLOW, allowed);
        last(RequestProblems.methodNotAllowed(allowed), response);
    }

    public void unknownPath(ServerResponse response) {
        last(RequestProblems.unknownPath(), response);
    }

    private void last(Problem problem, ServerResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(problem, response);
        throw new CloseConnectionException("a body may have been left behind");
    }

    private void send(Problem problem, ServerResponse response) {
        if (problem.worthARetry()) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        response.header(HeaderNames.CONTENT_TYPE, problemMediaType);
        response.status(problem.httpStatus()).send(problem.toJson());
    }
}
