package io.vivenuoperator.platform.service.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.vivenuoperator.platform.service.access.AbortedRequests;
import io.vivenuoperator.platform.service.access.AccessLog;
import io.vivenuoperator.platform.service.access.RequestIds;
import io.vivenuoperator.platform.service.access.RequestObserver;
import io.vivenuoperator.platform.service.access.UnreadRequests;
import io.vivenuoperator.platform.service.access.UnroutedRequests;
import io.vivenuoperator.platform.service.exchange.ClientAddress;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.OpenAnswers;
import io.vivenuoperator.platform.service.exchange.RequestBodyReader;
import io.vivenuoperator.platform.service.exchange.RequestHandling;
import io.vivenuoperator.platform.service.exchange.RequestRecord;
import io.vivenuoperator.platform.service.exchange.ResponseWriter;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.limits.InFlight;
import io.vivenuoperator.platform.service.limits.SlowClientGuard;
import io.vivenuoperator.platform.service.problem.ErrorAnswers;
import io.vivenuoperator.platform.service.settings.ServiceLimits;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The port for clients. All limits are set explicitly, because Helidon's defaults are "none". */
public final class PublicServer implements AutoCloseable {
    /** For a connection without a request. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    /** Else the kernel takes megabytes for a client that never reads, and its silence is not noticed for as long. */
    private static final int SEND_BUFFER = 64 * 1_024;

    private final WebServer server;
    private final AtomicBoolean draining;
    private final InFlight inFlight;
    private final InFlight streams;
    private final SlowClientGuard guard;
    private final Duration grace;

    private PublicServer(
            WebServer server,
            AtomicBoolean draining,
            InFlight inFlight,
            InFlight streams,
            SlowClientGuard guard,
            Duration grace) {
        this.server = server;
        this.draining = draining;
        this.inFlight = inFlight;
        this.streams = streams;
        this.guard = guard;
        this.grace = grace;
    }

    /** Returns once the port is open. */
    public static PublicServer start(
            ServiceSettings settings, HttpConventions conventions, Routes routes, RequestObserver observer) {
        ServiceLimits limits = settings.limits();
        var draining = new AtomicBoolean();
        var inFlight = new InFlight(limits.concurrentRequests());
        var streams = new InFlight(limits.connections());
        observer.watch(inFlight::count);
        var accessLog = new AccessLog(conventions.accessLogMessage());
        var aborted = new AbortedRequests(observer, accessLog);
        var guard = new SlowClientGuard(limits.firstLineTimeout(), limits.headTimeout(), aborted);
        var ids = new RequestIds();
        var unrouted = new UnroutedRequests(
                ids, accessLog, conventions.problems().page().isPresent());
        var responses = new ResponseWriter(conventions.problems(), conventions.common(), unrouted, draining::get);
        var handling = new RequestHandling(
                new ClientAddress(settings.sources()),
                new OpenAnswers(inFlight, streams),
                new RequestBodyReader(limits.bodyBytes(), limits.bodyTimeout(), guard),
                responses,
                new RequestRecord(ids, accessLog, aborted),
                observer);
        var http = new WatchedHttp(guard, new UnreadRequests(ids, observer, accessLog), conventions);
        var server = server(
                settings,
                http,
                new ErrorAnswers(conventions.problems(), ids::next),
                routing -> routing.register("/", routes.handledBy(handling))
                        .register("/", new LoadBalancerProbes(responses, observer)));
        return new PublicServer(server.start(), draining, inFlight, streams, guard, limits.shutdownGrace());
    }

    private static WebServer server(
            ServiceSettings settings, WatchedHttp http, ErrorAnswers errors, Consumer<HttpRouting.Builder> routing) {
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                // The process shuts down in its own order; Helidon's hook would run concurrently.
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(settings.limits().shutdownGrace())
                .maxTcpConnections(settings.limits().connections())
                // Never reached, because a connection has one request at a time; Helidon's own
                // rejection would not say when to retry.
                .maxConcurrentRequests(settings.limits().connections())
                .idleConnectionTimeout(IDLE_TIMEOUT)
                .idleConnectionPeriod(IDLE_CHECK)
                .connectionOptions(socket -> socket.tcpNoDelay(true).socketSendBufferSize(SEND_BUFFER))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(http)
                .errorHandling(handling -> handling.includeEntity(true))
                .directHandlers(errors.handlers())
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
     * Stops accepting connections and waits for the requests in flight, and for the streams, which someone has to end. Helidon
     * would wait the whole grace period for any open connection; those are left to it. A request that still arrives there is
     * answered 503, because what it needs is being closed.
     */
    @Override
    public void close() {
        draining.set(true);
        // A thread of its own: the virtual ones may all be busy with requests.
        Thread.ofPlatform().daemon().name("public-server-stop").start(this::stop);
        long end = System.nanoTime() + grace.toNanos();
        try {
            inFlight.close(grace);
            streams.close(Duration.ofNanos(end - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The guard watches connections as long as there are any: without its clock, Helidon would answer their requests 500. */
    private void stop() {
        try {
            server.stop();
        } finally {
            guard.close();
        }
    }
}
