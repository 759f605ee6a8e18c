package io.vivenuoperator.receiver.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.inbox.Inbox;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.settings.Listeners;
import io.vivenuoperator.receiver.settings.ReceiverLimits;
import io.vivenuoperator.receiver.settings.ReceiverSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The port that the internet reaches. Each of its limits is set, because Helidon's own are "none". */
public final class DeliveryServer implements AutoCloseable {

    /** A connection without a request. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    private final WebServer server;
    private final AtomicBoolean draining;
    private final InFlight inFlight;
    private final SlowClientGuard watchdog;
    private final Duration grace;

    private DeliveryServer(
            WebServer server, AtomicBoolean draining, InFlight inFlight, SlowClientGuard watchdog, Duration grace) {
        this.server = server;
        this.draining = draining;
        this.inFlight = inFlight;
        this.watchdog = watchdog;
        this.grace = grace;
    }

    /** Listens before it returns. */
    public static DeliveryServer start(
            ReceiverSettings settings,
            Supplier<LoadedRegions> registry,
            LastDeliveries lastDeliveries,
            Inbox inbox,
            Supplier<WriterState> writer,
            ReceiverMetrics metrics,
            Clock clock) {
        ReceiverLimits limits = settings.limits();
        var draining = new AtomicBoolean();
        var inFlight = new InFlight(limits.concurrentRequests());
        var accessLog = new AccessLog();
        var cutOffs = new AbortedRequests(metrics, accessLog);
        var watchdog = new SlowClientGuard(limits.firstLineTimeout(), limits.headTimeout(), cutOffs);
        var replies = new Responses(draining::get);
        var routes = new DeliveryRoutes(
                registry,
                new BodyReader(limits.bodyBytes(), limits.bodyTimeout(), watchdog),
                new DeliveryAuthentication(),
                new DeliveryIntake(inbox, writer, limits.answerTimeout(), clock),
                lastDeliveries,
                new FailureLimit(limits.failuresPerMinute(), clock),
                metrics,
                replies,
                inFlight,
                new ClientAddress(settings.sources()),
                accessLog,
                cutOffs);
        return new DeliveryServer(
                server(
                                settings.listeners(),
                                limits,
                                new WatchedHttp(watchdog, new UnreadRequests(metrics, accessLog)),
                                routing -> routing.register("/", routes).register("/", new LoadBalancerProbes(replies)))
                        .start(),
                draining,
                inFlight,
                watchdog,
                limits.shutdownGrace());
    }

    private static WebServer server(
            Listeners listeners, ReceiverLimits limits, WatchedHttp http, Consumer<HttpRouting.Builder> routing) {
        return WebServer.builder()
                .host(listeners.host())
                .port(listeners.port())
                // The process ends in its own order: Helidon's hook would run beside it.
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(limits.shutdownGrace())
                .maxTcpConnections(limits.connections())
                // Never reached, as a connection has one request at a time: Helidon's refusal would not say when to
                // come again.
                .maxConcurrentRequests(limits.connections())
                .idleConnectionTimeout(IDLE_TIMEOUT)
                .idleConnectionPeriod(IDLE_CHECK)
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(http)
                .errorHandling(errors -> errors.includeEntity(true))
                .directHandlers(ErrorAnswers.handlers())
                .routing(routing)
                .build();
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
        watchdog.close();
    }
}
