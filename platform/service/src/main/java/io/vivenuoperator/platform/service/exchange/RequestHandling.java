package io.vivenuoperator.platform.service.exchange;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.access.AbortedRequests;
import io.vivenuoperator.platform.service.access.AccessEntry;
import io.vivenuoperator.platform.service.access.AccessLog;
import io.vivenuoperator.platform.service.access.RequestIds;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.limits.InFlight;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** What surrounds each endpoint: a slot among the requests in flight, an id, writing the response, the access log. */
public final class RequestHandling {
    private final RequestIds ids = new RequestIds();
    private final ClientAddress clients;
    private final InFlight inFlight;
    private final RequestBodyReader bodies;
    private final ResponseWriter responses;
    private final AccessLog accessLog;
    private final AbortedRequests aborted;
    private final RequestObserver observer;

    public RequestHandling(
            ClientAddress clients,
            InFlight inFlight,
            RequestBodyReader bodies,
            ResponseWriter responses,
            AccessLog accessLog,
            AbortedRequests aborted,
            RequestObserver observer) {
        this.clients = clients;
        this.inFlight = inFlight;
        this.bodies = bodies;
        this.responses = responses;
        this.accessLog = accessLog;
        this.aborted = aborted;
        this.observer = observer;
    }

    /** Adapts an endpoint to the server. */
    Handler of(String route, Endpoint endpoint) {
        return (request, response) -> {
            boolean room = inFlight.enter();
            try {
                handle(route, endpoint, room, request, response);
            } finally {
                inFlight.leave();
            }
        };
    }

    void methodNotAllowed(String allowed, ServerResponse response) {
        observer.refused("MethodNotAllowed");
        responses.methodNotAllowed(allowed, response);
    }

    private void handle(String route, Endpoint endpoint, boolean room, ServerRequest request, ServerResponse response)
            throws IOException {
        long start = System.nanoTime();
        String id = ids.idOf(request.headers().first(RequestIds.HEADER));
        var exchange = new Exchange(request, id, clients.of(request), bodies);
        Answer answer;
        try {
            answer = answer(endpoint, exchange, room);
        } catch (BodyGoneException e) {
            aborted.report(e.at(), exchange.source(), since(start));
            throw new CloseConnectionException("a body was not complete", e);
        }
        Optional<InputStream> left = exchange.leftBehind();
        response.header(RequestIds.HEADER, id);
        responses.send(answer, exchange.headersOnly(), left.isPresent(), response);
        accessLog.answered(
                answer.status().code(),
                exchange.source().getHostAddress(),
                since(start),
                new AccessEntry(id, route, answer.outcome(), answer.details()));
        if (left.isPresent()) {
            bodies.linger(left.get());
            // Announcing that the connection closes is not enough: Helidon would keep reading and parse
            // the rest of the body as a request.
            throw new CloseConnectionException("a body was left behind");
        }
    }

    private Answer answer(Endpoint endpoint, Exchange exchange, boolean room) throws IOException, BodyGoneException {
        Optional<Answer> refusal = endpoint.refusal(exchange);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!room) {
            observer.refused("TooBusy");
            return Answer.problem(RequestProblems.tooBusy());
        }
        return endpoint.answer(exchange);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
