package io.vivenuoperator.controller.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Serves {@code /livez}, {@code /readyz}, {@code /startupz} and {@code /metrics}, and the older {@code /startup} and {@code
 * /healthz}; GET and HEAD only.
 */
public final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Binds the port; requests are answered after the start.
     *
     * @throws IOException if the address is taken
     */
    public HealthServer(
            String host, int port, BooleanSupplier started, BooleanSupplier healthy, PrometheusMeterRegistry metrics)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(threads);
        List.of("/startupz", "/startup").forEach(path -> probe(path, started));
        List.of("/livez", "/healthz").forEach(path -> probe(path, healthy));
        probe("/readyz", () -> started.getAsBoolean() && healthy.getAsBoolean());
        server.createContext("/metrics", exchange -> answer(exchange, OK, metrics.scrape()));
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void probe(String path, BooleanSupplier good) {
        server.createContext(path, exchange -> probe(exchange, good));
    }

    private static void probe(HttpExchange exchange, BooleanSupplier good) throws IOException {
        var ok = good.getAsBoolean();
        answer(exchange, ok ? OK : UNAVAILABLE, ok ? "ok\n" : "not ok\n");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
                return;
            }
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, method.equals("HEAD") ? -1 : body.length);
            if (method.equals("GET")) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
