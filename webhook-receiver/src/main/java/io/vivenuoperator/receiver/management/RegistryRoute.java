package io.vivenuoperator.receiver.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.receiver.registry.Registry;
import java.util.function.Supplier;

/** Tells the controller which revision of the registry is in force here, and nothing secret. */
final class RegistryRoute implements Handler {

    private final Supplier<Registry> registry;

    RegistryRoute(Supplier<Registry> registry) {
        this.registry = registry;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Registry now = registry.get();
        response.header(HeaderValues.CONTENT_TYPE_JSON)
                .status(now.loaded() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .send(JsonNodeFactory.instance
                        .objectNode()
                        .put("loaded", now.loaded())
                        .put("revision", now.revision())
                        .put("regions", now.regions().size())
                        .toString());
    }
}
