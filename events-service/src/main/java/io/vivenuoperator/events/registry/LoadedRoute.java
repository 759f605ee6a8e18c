package io.vivenuoperator.events.registry;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Supplier;

/** {@code GET /registry} on the management port: the revision in force, and nothing secret. */
public final class LoadedRoute implements Handler {
    public static final String PATH = "/registry";

    private final Supplier<RegistryStanding> registry;

    public LoadedRoute(Supplier<RegistryStanding> registry) {
        this.registry = registry;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var answer = registry.get().answer();
        response.header(HeaderValues.CONTENT_TYPE_JSON)
                .status(answer.loaded() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .send(answer.toJson());
    }
}
