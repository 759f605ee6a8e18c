package io.vivenuoperator.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks on this machine, which answers as it is told. */
final class LocalHook implements AutoCloseable {
    private final List<ReceivedHook> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;
    private volatile String path = newPath();

    /** What came. */
    record ReceivedHook(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        JsonNode json() throws IOException {
            return RunningEvents.read(body);
        }
    }

    LocalHook() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook/", exchange -> {
            try (exchange) {
                note(exchange);
                byte[] words = "as I was told".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, status == 204 ? -1 : words.length);
                if (status != 204) {
                    exchange.getResponseBody().write(words);
                }
            }
        });
        server.start();
    }

    /** What is still on its way to the path of an earlier test says nothing about this one. */
    private void note(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals(path)) {
            received.add(new ReceivedHook(exchange.getRequestHeaders(), body));
        }
    }

    private static String newPath() {
        return "/hook/" + UUID.randomUUID();
    }

    void answers(int with) {
        status = with;
    }

    List<ReceivedHook> received() {
        return List.copyOf(received);
    }

    /** Begins anew, at another URL. */
    void forget() {
        path = newPath();
        received.clear();
        status = 204;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What the service needs to be allowed to send here. */
    Map<String, String> settings() {
        return Map.of(
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[" + server.getAddress().getPort() + "]}]");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
