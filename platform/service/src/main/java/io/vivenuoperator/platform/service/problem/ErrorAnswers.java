package io.vivenuoperator.platform.service.problem;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers what the server refuses by itself, in the form of all our answers. */
public final class ErrorAnswers {
    private final String mediaType;

    public ErrorAnswers(String mediaType) {
        this.mediaType = mediaType;
    }

    public DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, this::answer);
        }
        return handlers.build();
    }

    /** A message of ours is an answer already; nobody else's is repeated. */
    private DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        String answer = String.valueOf(message);
        headers.set(HeaderNames.CONTENT_TYPE, mediaType);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(
                        answer.startsWith(Problem.BEGINNING)
                                ? answer
                                : notUnderstood(status).toJson())
                .build();
    }

    private static Problem notUnderstood(Status status) {
        return Problem.of(status, status.reasonPhrase().replace(" ", ""), "the request was not understood");
    }
}
