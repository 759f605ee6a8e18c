package io.vivenuoperator.platform.service;

import io.helidon.webserver.http.Handler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.platform.service.server.ManagementServer;
import io.vivenuoperator.platform.service.server.PublicServer;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds an HTTP program. Only routes are required. */
public final class ServiceBuilder {
    private final String name;
    private final ServiceSettings settings;
    private final Routes routes = new Routes();
    private final List<HealthCheck> checks = new ArrayList<>();
    private final Map<String, Handler> managementRoutes = new LinkedHashMap<>();
    private HttpConventions conventions = HttpConventions.USUAL;
    private Optional<PrometheusRegistry> meters = Optional.empty();
    private RequestObserver observer = RequestObserver.NONE;
    private Runnable atDrain = () -> {};
    private Runnable afterDrain = () -> {};

    ServiceBuilder(String name, ServiceSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    public ServiceBuilder routes(Consumer<Routes> add) {
        add.accept(routes);
        return this;
    }

    public ServiceBuilder check(HealthCheck check) {
        checks.add(check);
        return this;
    }

    /** Adds a path on the management port. */
    public ServiceBuilder managementRoute(String path, Handler handler) {
        managementRoutes.put(path, handler);
        return this;
    }

    public ServiceBuilder conventions(HttpConventions other) {
        conventions = other;
        return this;
    }

    /** What {@code /metrics} shows, from {@link ProcessMeters}; else that every process has, under the name of this one. */
    public ServiceBuilder meters(PrometheusRegistry other) {
        meters = Optional.of(other);
        return this;
    }

    public ServiceBuilder observer(RequestObserver other) {
        observer = other;
        return this;
    }

    /** Runs first of all at a shutdown: to end the streams, which are waited for like requests. */
    public ServiceBuilder atDrain(Runnable begin) {
        atDrain = begin;
        return this;
    }

    /** Runs when no request is in flight any more; the management port still answers. */
    public ServiceBuilder afterDrain(Runnable finish) {
        afterDrain = finish;
        return this;
    }

    /** Returns once both ports are open; the management port reports readiness. */
    public Service start() {
        PublicServer clients = PublicServer.start(settings, conventions, routes, observer);
        try {
            var all = new ArrayList<>(checks);
            all.add(HealthCheck.ready("requests", () -> HealthState.of(!clients.draining())));
            PrometheusRegistry shown = meters.orElseGet(() -> ProcessMeters.registry(BuildInfo.of(name)));
            return new Service(
                    name, clients, ManagementServer.start(settings, all, managementRoutes, shown), atDrain, afterDrain);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }
}
