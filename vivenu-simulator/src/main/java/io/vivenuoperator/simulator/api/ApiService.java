package io.vivenuoperator.simulator.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** Vivenu's API over HTTP. */
public final class ApiService implements HttpService {
    private static final String BEARER = "Bearer ";

    private final VivenuApi api;

    /** Serves this API. */
    public ApiService(VivenuApi api) {
        this.api = api;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        Answer answer = api.answer(new ApiCall(
                request.prologue().method().text(),
                request.path().absolute().path(),
                request.query().rawValue(),
                key(request),
                request.content().hasEntity() ? request.content().as(String.class) : ""));
        if (!answer.headers().containsKey("Date")) {
            // Otherwise Helidon would write its own; an empty one is the closest to none that
            // it allows.
            response.header(HeaderNames.DATE, "");
        }
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.status(Status.create(answer.status()))
                .header(HeaderNames.CONTENT_TYPE, answer.contentType())
                .send(answer.bytes());
    }

    private static Optional<String> key(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }
}
