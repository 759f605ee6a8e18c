package io.vivenuoperator.receiver.management;

import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import io.vivenuoperator.receiver.health.ReceiverHealth;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import java.time.Duration;
import java.util.function.Supplier;

/** The port that only the cluster reaches; it outlives the other one, so that a drain can be watched. */
public final class ManagementServer implements AutoCloseable {

    private static final int CONNECTIONS = 256;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMillis(200);

    private final WebServer server;

    private ManagementServer(WebServer server) {
        this.server = server;
    }

    /** Listens before it returns. */
    public static ManagementServer start(
            String host,
            int port,
            ReceiverHealth checks,
            Supplier<LoadedRegions> registry,
            LastDeliveries lastDeliveries,
            MeterRegistry meters) {
        return new ManagementServer(WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(CONNECTIONS)
                .maxConcurrentRequests(CONNECTIONS)
                .maxPayloadSize(0)
                .connectionOptions(socket -> socket.readTimeout(READ_TIMEOUT))
                .addFeature(observe(checks, meters))
                .routing(routing -> routing.get("/registry", new RegistryRoute(registry, lastDeliveries)))
                .build()
                .start());
    }

    private static ObserveFeature observe(ReceiverHealth checks, MeterRegistry meters) {
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(HealthObserver.builder()
                        .details(true)
                        .useSystemServices(false)
                        .addCheck(checks::writerLives, HealthCheckType.LIVENESS, "writer")
                        .addCheck(checks::databaseUsable, HealthCheckType.READINESS, "database")
                        .addCheck(checks::registryLoaded, HealthCheckType.READINESS, "registry")
                        .addCheck(checks::takingRequests, HealthCheckType.READINESS, "requests")
                        .build())
                .addObserver(MetricsObserver.builder().meterRegistry(meters).build())
                .build();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
