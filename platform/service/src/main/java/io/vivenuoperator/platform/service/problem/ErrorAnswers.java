package io.vivenuoperator.platform.service.problem;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Gives the server's own error responses the form of ours. */
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

    /** Our own message is already a response; anyone else's is not repeated. */
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
