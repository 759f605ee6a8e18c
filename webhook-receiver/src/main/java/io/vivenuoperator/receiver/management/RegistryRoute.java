package io.vivenuoperator.receiver.management;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.contracts.registry.LoadedRegistry;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports the registry revision in force, and when a region's newest key last signed a delivery. */
public final class RegistryRoute implements Handler {
    public static final String PATH = "/registry";

    private final Supplier<LoadedRegions> registry;
    private final LastDeliveries lastDeliveries;

    public RegistryRoute(Supplier<LoadedRegions> registry, LastDeliveries lastDeliveries) {
        this.registry = registry;
        this.lastDeliveries = lastDeliveries;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        LoadedRegions now = registry.get();
        var lastDelivery = Optional.of(request.query())
                .filter(query -> query.contains(LoadedRegistry.REGION))
                .map(query -> query.get(LoadedRegistry.REGION))
                .flatMap(now::region)
                .flatMap(lastDeliveries::of);
        var answer =
                new LoadedRegistry(now.loaded(), now.revision(), now.regions().size(), lastDelivery, true);
        response.header(HeaderValues.CONTENT_TYPE_JSON)
                .status(now.loaded() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .send(answer.toJson());
    }
}
