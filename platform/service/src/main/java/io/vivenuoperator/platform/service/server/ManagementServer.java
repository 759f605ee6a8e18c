package io.vivenuoperator.platform.service.server;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.platform.service.metrics.MetricsRoute;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The port that only the cluster reaches. It closes after the public one, so that a drain can be observed. */
public final class ManagementServer implements AutoCloseable {
    private static final int CONNECTIONS = 256;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMillis(200);

    /** Kubernetes' usual paths and Helidon's, with the same answers. */
    private static final Map<String, String> PATHS = Map.of(
            "/livez", "/observe/health/live",
            "/readyz", "/observe/health/ready",
            "/startupz", "/observe/health/started");

    private static final List<String> METRICS = List.of("/metrics", "/observe/metrics");

    private final WebServer server;

    private ManagementServer(WebServer server) {
        this.server = server;
    }

    /**
     * Returns once the port is open.
     *
     * @param routes the program's own, by path; read-only
     * @param meters what {@code /metrics} shows
     */
    public static ManagementServer start(
            ServiceSettings settings,
            List<HealthCheck> checks,
            Map<String, Handler> routes,
            PrometheusRegistry meters) {
        Map<String, Handler> all = new LinkedHashMap<>(routes);
        var metrics = new MetricsRoute(meters);
        METRICS.forEach(path -> all.put(path, metrics));
        return new ManagementServer(WebServer.builder()
                .host(settings.host())
                .port(settings.managementPort())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(CONNECTIONS)
                .maxConcurrentRequests(CONNECTIONS)
                .maxPayloadSize(0)
                .connectionOptions(socket -> socket.readTimeout(READ_TIMEOUT))
                .addFeature(observe(checks))
                .routing(routing -> route(routing, all))
                .build()
                .start());
    }

    /**
     * Of a program that serves nobody else. Returns once the port is open.
     *
     * @param documents its own JSON, by path, made for each request
     */
    public static ManagementServer alone(
            ServiceSettings settings, BuildInfo build, Map<String, Supplier<String>> documents) {
        Map<String, Handler> routes = new LinkedHashMap<>();
        documents.forEach((path, document) -> routes.put(
                path,
                (request, response) -> response.header(HeaderNames.CONTENT_TYPE, "application/json")
                        .send(document.get())));
        return start(settings, List.of(), routes, ProcessMeters.registry(build));
    }

    private static void route(HttpRouting.Builder routing, Map<String, Handler> routes) {
        PATHS.forEach((path, same) -> routing.get(path, (request, response) -> response.reroute(same)));
        routes.forEach((path, handler) -> routing.get(path, handler));
    }

    private static ObserveFeature observe(List<HealthCheck> checks) {
        var health = HealthObserver.builder().details(true).useSystemServices(false);
        for (HealthCheck check : checks) {
            health.addCheck(() -> response(check.state().get()), type(check.probe()), check.name());
        }
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .build();
    }

    private static HealthCheckType type(HealthCheck.Probe probe) {
        return switch (probe) {
            case LIVENESS -> HealthCheckType.LIVENESS;
            case READINESS -> HealthCheckType.READINESS;
            case STARTUP -> HealthCheckType.STARTUP;
        };
    }

    private static HealthCheckResponse response(HealthState state) {
        var response = HealthCheckResponse.builder().status(state.up());
        state.details().forEach(response::detail);
        return response.build();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
