package io.vivenuoperator.receiver.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells the controller which revision of the registry is in force here and, asked for a region with {@code ?region=}, when the
 * newest of its keys in this revision last signed a delivery; absent while none did. Nothing secret.
 */
final class RegistryRoute implements Handler {

    private static final String REGION = "region";

    private final Supplier<LoadedRegions> registry;
    private final LastDeliveries lastDeliveries;

    RegistryRoute(Supplier<LoadedRegions> registry, LastDeliveries lastDeliveries) {
        this.registry = registry;
        this.lastDeliveries = lastDeliveries;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        LoadedRegions now = registry.get();
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("loaded", now.loaded())
                .put("revision", now.revision())
                .put("regions", now.regions().size());
        Optional.of(request.query())
                .filter(query -> query.contains(REGION))
                .map(query -> query.get(REGION))
                .flatMap(now::region)
                .flatMap(lastDeliveries::of)
                .ifPresent(at -> answer.put("lastDelivery", at.toString()));
        response.header(HeaderValues.CONTENT_TYPE_JSON)
                .status(now.loaded() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .send(answer.toString());
    }
}
