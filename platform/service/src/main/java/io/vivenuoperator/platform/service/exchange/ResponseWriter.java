package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.access.RequestIds;
import io.vivenuoperator.platform.service.access.UnroutedRequests;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the response. */
public final class ResponseWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);

    private final ProblemForm problems;
    private final CommonHeaders common;
    private final UnroutedRequests unrouted;
    private final BooleanSupplier draining;

    /** While draining, each response closes its connection, so that a busy client releases it. */
    public ResponseWriter(
            ProblemForm problems, CommonHeaders common, UnroutedRequests unrouted, BooleanSupplier draining) {
        this.problems = problems;
        this.common = common;
        this.unrouted = unrouted;
        this.draining = draining;
    }

    /**
     * Sends the response.
     *
     * @param id of the request
     * @param last whether the connection ends after it
     */
    void send(Answer answer, ServerRequest request, String id, boolean last, ServerResponse response) {
        if (last || draining.getAsBoolean()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.header(RequestIds.HEADER, id);
        answer.headers().forEach(response::header);
        addCommon(request, response);
        Optional<Answer.Content> content =
                answer.problem().map(problem -> content(problem, id)).or(answer::content);
        answer.problem().ifPresent(problem -> retryAfter(problem, response));
        response.status(answer.status());
        answer.stream().ifPresent(stream -> response.header(HeaderNames.CONTENT_TYPE, stream.mediaType()));
        if (content.isPresent()) {
            send(content.get(), request, response);
        } else {
            response.send();
        }
    }

    /**
     * Sends a response that goes on. Only a whole one gets an end: what is cut off must not look complete.
     *
     * @param id of the request
     * @return false if the client left before its end, or the writer failed
     */
    boolean stream(Answer answer, Answer.Stream stream, ServerRequest request, String id, ServerResponse response) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        response.header(RequestIds.HEADER, id);
        answer.headers().forEach(response::header);
        addCommon(request, response);
        response.header(HeaderNames.CONTENT_TYPE, stream.mediaType());
        response.status(answer.status());
        var out = new ClientStream(response.outputStream());
        try {
            stream.writer().writeTo(out);
            out.close();
            return true;
        } catch (IOException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("An answer could not be written to its end");
            return false;
        }
    }

    public void methodNotAllowed(String allowed, ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.ALLOW, allowed);
        last(RequestProblems.methodNotAllowed(allowed), request, response);
    }

    public void unknownPath(ServerRequest request, ServerResponse response) {
        last(RequestProblems.unknownPath(), request, response);
    }

    private void last(Problem problem, ServerRequest request, ServerResponse response) {
        String id = unrouted.report(problem, request);
        response.header(HeaderValues.CONNECTION_CLOSE);
        response.header(RequestIds.HEADER, id);
        addCommon(request, response);
        retryAfter(problem, response);
        response.status(problem.httpStatus());
        send(content(problem, id), request, response);
        throw new CloseConnectionException("a body may have been left behind");
    }

    private void addCommon(ServerRequest request, ServerResponse response) {
        Method method = request.prologue().method();
        common.of(method, name -> Exchange.combined(request, name)).forEach(header -> addCommon(header, response));
    }

    private static void addCommon(Header header, ServerResponse response) {
        HeaderName name = header.headerName();
        boolean joins = name.equals(HeaderNames.VARY) && response.headers().contains(name);
        response.header(name, joins ? response.headers().get(name).values() + ", " + header.values() : header.values());
    }

    private Answer.Content content(Problem problem, String id) {
        return new Answer.Content(problems.mediaType(), problems.text(problem, id));
    }

    private static void retryAfter(Problem problem, ServerResponse response) {
        if (problem.worthARetry()) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
    }

    private static void send(Answer.Content content, ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, content.mediaType());
        byte[] body = content.bytes();
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                    .send();
        } else {
            response.send(body);
        }
    }
}
