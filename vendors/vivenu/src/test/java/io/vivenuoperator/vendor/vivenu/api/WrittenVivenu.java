package io.vivenuoperator.vendor.vivenu.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Vivenu whose list answers are written byte by byte by the test, directly to the socket. */
final class WrittenVivenu implements AutoCloseable {
    /** Writes an answer's body. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out, int skip, int top) throws IOException;
    }

    private final HttpServer server;
    private final Body body;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    WrittenVivenu(Body body) {
        this.body = body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A list of these records, sliced as requested. */
    static WrittenVivenu listing(List<String> records) {
        return new WrittenVivenu((out, skip, top) -> out.write(list(records, skip, top)));
    }

    static byte[] list(List<String> records, int skip, int top) {
        List<String> slice = records.stream().skip(skip).limit(top).toList();
        return ("{\"rows\":[" + String.join(",", slice) + "],\"total\":" + records.size() + "}").getBytes(UTF_8);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    /** {@code skip/top} of each request. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        int skip = parameter(exchange, "skip");
        int top = parameter(exchange, "top");
        asked.add(skip + "/" + top);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            body.write(out, skip, top);
        }
    }

    private static int parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? 0 : Integer.parseInt(query.replaceAll(".*\\b" + name + "=(\\d+).*", "$1"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
