package io.vivenuoperator.platform.service.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.exchange.ResponseWriter;

/** Answers the various probes of load balancers, and requests that no one should send. */
final class LoadBalancerProbes implements HttpService {
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    private final ResponseWriter responses;
    private final RequestObserver observer;

    LoadBalancerProbes(ResponseWriter responses, RequestObserver observer) {
        this.responses = responses;
        this.observer = observer;
    }

    @Override
    public void routing(HttpRules rules) {
        for (String path : new String[] {"/", "/health"}) {
            rules.get(path, LoadBalancerProbes::up)
                    .head(path, LoadBalancerProbes::bodiless)
                    .options(path, LoadBalancerProbes::bodiless)
                    .any(path, (request, response) -> {
                        observer.refused(Status.METHOD_NOT_ALLOWED_405.code(), "MethodNotAllowed");
                        responses.methodNotAllowed(ALLOWED, request, response);
                    });
        }
        rules.any("/*", (request, response) -> {
            observer.refused(Status.NOT_FOUND_404.code(), "UnknownPath");
            responses.unknownPath(request, response);
        });
    }

    private static void up(ServerRequest request, ServerResponse response) {
        answer(request, response).header(HeaderValues.CONTENT_TYPE_JSON).send(UP);
        leave(request);
    }

    private static void bodiless(ServerRequest request, ServerResponse response) {
        answer(request, response).header(HeaderNames.ALLOW, ALLOWED).send();
        leave(request);
    }

    private static ServerResponse answer(ServerRequest request, ServerResponse response) {
        if (request.content().hasEntity()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        return response.status(Status.OK_200).header(HeaderNames.CACHE_CONTROL, "no-store");
    }

    /** A body was not requested, and reading it would take as long as its sender likes. */
    private static void leave(ServerRequest request) {
        if (request.content().hasEntity()) {
            throw new CloseConnectionException("a body was left behind");
        }
    }
}
