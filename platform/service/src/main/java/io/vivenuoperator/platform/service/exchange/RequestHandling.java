package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.access.AccessEntry;
import io.vivenuoperator.platform.service.access.RequestIds;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.limits.InFlight.RequestRoom;
import io.vivenuoperator.platform.service.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What surrounds each endpoint: a slot among the requests in flight, an id, writing the response, the access log. */
public final class RequestHandling {
    private static final String CUT_OFF = "CutOff";
    private static final String FAILED = "InternalServerError";

    private final ClientAddress clients;
    private final OpenAnswers open;
    private final RequestBodyReader bodies;
    private final ResponseWriter responses;
    private final RequestRecord record;
    private final RequestObserver observer;

    public RequestHandling(
            ClientAddress clients,
            OpenAnswers open,
            RequestBodyReader bodies,
            ResponseWriter responses,
            RequestRecord record,
            RequestObserver observer) {
        this.clients = clients;
        this.open = open;
        this.bodies = bodies;
        this.responses = responses;
        this.record = record;
        this.observer = observer;
    }

    /** Adapts an endpoint to the server. */
    Handler of(String route, Endpoint endpoint) {
        return (request, response) -> {
            // An interrupt that was to end the wait for a request, and came with it, must not end the request.
            boolean _ = Thread.interrupted();
            RequestRoom room = open.requests().enter();
            try {
                handle(route, endpoint, room, request, response);
            } finally {
                open.requests().leave();
            }
        };
    }

    void methodNotAllowed(String allowed, ServerRequest request, ServerResponse response) {
        observer.refused(Status.METHOD_NOT_ALLOWED_405.code(), "MethodNotAllowed");
        responses.methodNotAllowed(allowed, request, response);
    }

    private void handle(
            String route, Endpoint endpoint, RequestRoom room, ServerRequest request, ServerResponse response)
            throws IOException {
        long start = System.nanoTime();
        String id = record.ids().idOf(request.headers().first(RequestIds.HEADER));
        var exchange = new Exchange(request, id, clients.of(request), bodies);
        Answer answer;
        try {
            answer = answer(endpoint, exchange, room);
        } catch (BodyGoneException e) {
            record.aborted().report(e.at(), exchange.source(), since(start));
            throw new CloseConnectionException("a body was not complete", e);
        } catch (RuntimeException e) {
            // The server answers for it.
            observer.refused(Status.INTERNAL_SERVER_ERROR_500.code(), FAILED);
            observer.answered(Status.INTERNAL_SERVER_ERROR_500.code(), since(start));
            throw e;
        }
        Optional<InputStream> left = exchange.leftBehind();
        boolean complete = send(answer, exchange, request, left.isPresent(), response);
        observer.answered(answer.status().code(), since(start));
        record.accessLog()
                .answered(
                        answer.status().code(),
                        exchange.source().getHostAddress(),
                        since(start),
                        new AccessEntry(id, route, complete ? answer.outcome() : CUT_OFF, answer.details()));
        if (!complete) {
            // Only this exception passes Helidon's error handlers without a warning.
            throw new CloseConnectionException("an answer was cut off");
        }
        if (left.isPresent()) {
            bodies.linger(left.get());
            // Announcing that the connection closes is not enough: Helidon would keep reading and parse
            // the rest of the body as a request.
            throw new CloseConnectionException("a body was left behind");
        }
    }

    private boolean send(
            Answer answer, Exchange exchange, ServerRequest request, boolean last, ServerResponse response) {
        String id = exchange.id();
        if (answer.stream().isEmpty() || exchange.headersOnly()) {
            responses.send(answer, request, id, last, response);
            return true;
        }
        // A stream lasts for hours: it neither takes a place among the requests nor counts as one.
        open.requests().leave();
        RequestRoom _ = open.streams().enter();
        try {
            return responses.stream(answer, answer.stream().get(), request, id, response);
        } finally {
            open.streams().leave();
            RequestRoom _ = open.requests().enter();
        }
    }

    private Answer answer(Endpoint endpoint, Exchange exchange, RequestRoom room)
            throws IOException, BodyGoneException {
        if (room == RequestRoom.CLOSED) {
            return refused(RequestProblems.shuttingDown());
        }
        Optional<Answer> refusal = endpoint.refusal(exchange);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return room == RequestRoom.FULL ? refused(RequestProblems.tooBusy()) : endpoint.answer(exchange);
    }

    private Answer refused(Problem problem) {
        observer.refused(problem.status(), problem.reason());
        return Answer.problem(problem);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
