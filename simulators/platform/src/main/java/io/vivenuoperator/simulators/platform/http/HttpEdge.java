package io.vivenuoperator.simulators.platform.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server; each request has a virtual thread of its own. */
public final class HttpEdge implements AutoCloseable {
    /** What answers a request. */
    @FunctionalInterface
    public interface Answering {
        /** The answer. */
        Reply answer(Request request);
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);
    private static final int MOST_BODY_BYTES = 64 << 20;
    private static final int TRICKLE_BYTES = 64;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String host;

    private HttpEdge(HttpServer server, ExecutorService threads, String host) {
        this.server = server;
        this.threads = threads;
        this.host = host;
    }

    /** Listens from now on; port 0 is any that is free. */
    public static HttpEdge start(String host, int port, Answering answering) {
        try {
            var address = new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, answering));
            server.start();
            return new HttpEdge(server, threads, host);
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on " + host + ":" + port, e);
        }
    }

    /** Scheme, host and port. */
    public String url() {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            send(exchange, answered(exchange, answering));
        }
    }

    private static Reply answered(HttpExchange exchange, Answering answering) throws IOException {
        Request request = read(exchange);
        try {
            return answering.answer(request);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("method", request.method())
                    .addKeyValue("path", request.path())
                    .setCause(e)
                    .log("Simulator has no answer");
            return Reply.of(500, "text/plain", "the simulator failed: see its log");
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        UnaryOperator<String> orEmpty = text -> Optional.ofNullable(text).orElse("");
        return new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                orEmpty.apply(exchange.getRequestURI().getRawPath()),
                orEmpty.apply(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(exchange.getRequestBody().readNBytes(MOST_BODY_BYTES), StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.manner() == Manner.NONE) {
            return;
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (!reply.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange.getResponseBody(), body, reply);
        }
    }

    private static void write(OutputStream out, byte[] body, Reply reply) throws IOException {
        switch (reply.manner()) {
            case BROKEN_OFF -> {
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case TRICKLED -> {
                for (int from = 0; from < body.length; from += TRICKLE_BYTES) {
                    out.write(body, from, Math.min(TRICKLE_BYTES, body.length - from));
                    out.flush();
                    pause(reply.pauseMillis());
                }
            }
            case WHOLE, NONE -> out.write(body);
        }
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
