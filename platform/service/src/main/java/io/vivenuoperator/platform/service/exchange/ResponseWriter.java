package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
     * @param headersOnly whether the content is left out, as HEAD wants it
     * @param last whether the connection ends after it
     */
    void send(Answer answer, boolean headersOnly, boolean last, ServerResponse response) {
        if (last || draining.getAsBoolean()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        answer.headers().forEach(response::header);
        Optional<Answer.Content> content = answer.problem().map(this::content).or(answer::content);
        answer.problem().ifPresent(problem -> retryAfter(problem, response));
        response.status(answer.status());
        if (content.isPresent()) {
            send(content.get(), headersOnly, response);
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
        retryAfter(problem, response);
        response.status(problem.httpStatus());
        send(content(problem), false, response);
    }

    private Answer.Content content(Problem problem) {
        return new Answer.Content(problemMediaType, problem.toJson());
    }

    private static void retryAfter(Problem problem, ServerResponse response) {
        if (problem.worthARetry()) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
    }

    private static void send(Answer.Content content, boolean headersOnly, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, content.mediaType());
        byte[] body = content.text().getBytes(StandardCharsets.UTF_8);
        if (headersOnly) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                    .send();
        } else {
            response.send(body);
        }
    }
}
