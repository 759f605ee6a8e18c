package io.vivenuoperator.platform.service.problem;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the server's own error responses the form of ours. */
public final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final ProblemForm form;
    private final Supplier<String> ids;

    /**
     * Answers in this form.
     *
     * @param ids for requests that have no id yet
     */
    public ErrorAnswers(ProblemForm form, Supplier<String> ids) {
        this.form = form;
        this.ids = ids;
    }

    public DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, this::answer);
        }
        return handlers.build();
    }

    /** Our own message is already a response; anyone else's is not repeated. */
    private DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        String answer = String.valueOf(message);
        headers.set(HeaderNames.CONTENT_TYPE, form.mediaType());
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(answer.startsWith(Problem.BEGINNING) ? answer : notUnderstood(status))
                .build();
    }

    private String notUnderstood(Status status) {
        String id = ids.get();
        LOG.atWarn()
                .addKeyValue("status", status.code())
                .addKeyValue("requestId", id)
                .log("Request failed");
        return form.text(
                Problem.of(status, status.reasonPhrase().replace(" ", ""), "the request was not understood"), id);
    }
}
