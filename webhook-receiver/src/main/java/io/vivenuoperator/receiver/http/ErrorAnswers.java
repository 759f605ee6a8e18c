package io.vivenuoperator.receiver.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers what the server refuses by itself, in the form of all our answers. */
final class ErrorAnswers {

    private ErrorAnswers() {}

    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, ErrorAnswers::answer);
        }
        return handlers.build();
    }

    /** A message of ours is an answer already; nobody else's is repeated. */
    private static DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        String answer = String.valueOf(message);
        headers.set(HeaderValues.CONTENT_TYPE_JSON);
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(
                        answer.startsWith("{\"reason\":")
                                ? answer
                                : "{\"reason\":\"%s\",\"message\":\"the request was not understood\"}"
                                        .formatted(status.reasonPhrase().replace(" ", "")))
                .build();
    }
}
