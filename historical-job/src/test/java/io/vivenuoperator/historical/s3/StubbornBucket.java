package io.vivenuoperator.historical.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that speaks S3 as far as our client does, and fails as a test says; it checks no signature. */
final class StubbornBucket implements AutoCloseable {
    /**
     * An answer in the place of the right one.
     *
     * @param status 0: the connection ends without one
     */
    record Failure(int status, String body, Map<String, String> headers) {
        static Failure of(int status, String code) {
            return new Failure(status, "<Error><Code>" + code + "</Code></Error>", Map.of());
        }
    }

    private final HttpServer server;
    private final Queue<Failure> failures = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    StubbornBucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    void failNext(Failure... next) {
        failures.addAll(List.of(next));
    }

    /** Methods and paths. */
    List<String> asked() {
        return asked;
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var uri = exchange.getRequestURI();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            asked.add(exchange.getRequestMethod() + " " + uri.getPath() + (query.isEmpty() ? "" : "?" + query));
            var failure = failures.poll();
            if (failure != null) {
                fail(exchange, failure);
                return;
            }
            answer(exchange, query, body);
        }
    }

    private static void fail(HttpExchange exchange, Failure failure) throws IOException {
        if (failure.status() == 0) {
            return;
        }
        failure.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        respond(exchange, failure.status(), failure.body());
    }

    private void answer(HttpExchange exchange, String query, byte[] body) throws IOException {
        var key = exchange.getRequestURI().getPath();
        if (query.equals("uploads=")) {
            respond(exchange, 200, "<UploadId>upload-1</UploadId>");
        } else if (query.startsWith("list-type")) {
            respond(exchange, 200, "<ListBucketResult></ListBucketResult>");
        } else {
            if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(key + "?" + query, body);
            }
            exchange.getResponseHeaders().set("ETag", "\"tag-" + body.length + "\"");
            respond(exchange, 200, "");
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        if (octets.length > 0) {
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
