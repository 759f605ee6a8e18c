package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.inbox.Inbox;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.Registry;
import io.vivenuoperator.receiver.settings.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The port that the internet reaches. Each of its limits is set, because Helidon's own are "none". */
public final class DeliveryServer implements AutoCloseable {

    /** One read from a socket, and a connection without a request. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    /** A whole body, however it trickles: Vivenu itself gives up after 10 s. */
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(8);

    private final WebServer server;
    private final AtomicBoolean draining;
    private final InFlight inFlight;
    private final Duration grace;

    private DeliveryServer(WebServer server, AtomicBoolean draining, InFlight inFlight, Duration grace) {
        this.server = server;
        this.draining = draining;
        this.inFlight = inFlight;
        this.grace = grace;
    }

    /** Listens before it returns. */
    public static DeliveryServer start(
            String host,
            int port,
            Limits limits,
            Supplier<Registry> registry,
            Inbox inbox,
            Supplier<WriterState> writer,
            ReceiverMetrics metrics,
            Clock clock) {
        var draining = new AtomicBoolean();
        var inFlight = new InFlight();
        var routes = new DeliveryRoutes(
                registry,
                new BodyReader(limits.bodyBytes(), BODY_PATIENCE),
                new Authentication(),
                new Intake(inbox, writer, limits.answerTimeout(), clock),
                new FailureLimit(limits.failuresPerMinute(), clock),
                metrics,
                new Replies(draining::get),
                inFlight);
        return new DeliveryServer(
                server(host, port, limits, routes).start(), draining, inFlight, limits.shutdownGrace());
    }

    private static WebServer server(String host, int port, Limits limits, DeliveryRoutes routes) {
        return WebServer.builder()
                .host(host)
                .port(port)
                // The process ends in its own order: Helidon's hook would run beside it.
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(limits.shutdownGrace())
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(limits.concurrentRequests())
                .idleConnectionTimeout(IDLE_TIMEOUT)
                .idleConnectionPeriod(IDLE_CHECK)
                .connectionOptions(socket -> socket.readTimeout(READ_TIMEOUT).tcpNoDelay(true))
                .routing(routing -> routes(routing, routes))
                .build();
    }

    private static void routes(HttpRouting.Builder routing, DeliveryRoutes deliveries) {
        routing.register("/", deliveries)
                .get(
                        "/health",
                        (request, response) -> response.header(HeaderValues.CONTENT_TYPE_JSON)
                                .header(HeaderNames.CACHE_CONTROL, "no-store")
                                .status(Status.OK_200)
                                .send("{\"status\":\"UP\"}"));
    }

    public int port() {
        return server.port();
    }

    /** Once true, the port is about to close. */
    public boolean draining() {
        return draining.get();
    }

    /**
     * Accepts no more connections and waits for the requests that are in flight. Helidon would wait the whole grace for each
     * connection that is merely open; those are left to it, and whoever still asks there finds no writer and is told to come again.
     */
    @Override
    public void close() {
        draining.set(true);
        Thread.ofVirtual().name("delivery-server-stop").start(server::stop);
        try {
            inFlight.awaitNone(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
