package io.vivenuoperator.controller.region;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A seller's account over HTTP, and what may be between it and the operator. Shares nothing with the client. */
final class PlainVivenu implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The party that answers. */
    enum Between {
        NOTHING,
        /** Cloudflare's challenge. */
        FIREWALL,
        /** A gateway that does not know the route. */
        LOST_ROUTE,
        /** Vivenu itself, refusing to let the key manage webhooks. */
        MISSING_RIGHT
    }

    private final HttpServer server;
    private final Map<String, ObjectNode> webhooks = new ConcurrentHashMap<>();
    private volatile Between between = Between.NOTHING;

    PlainVivenu() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String apiUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    void put(Between who) {
        between = who;
    }

    int webhooks() {
        return webhooks.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var isAboutWebhooks = exchange.getRequestURI().getPath().contains("/webhook");
        switch (between) {
            case FIREWALL -> page(exchange, 403, "cloudflare");
            case LOST_ROUTE -> page(exchange, 404, "nginx/1.25.3");
            case MISSING_RIGHT -> {
                if (isAboutWebhooks) {
                    error(exchange, 403);
                } else {
                    events(exchange);
                }
            }
            case NOTHING -> {
                if (isAboutWebhooks) {
                    webhook(exchange);
                } else {
                    events(exchange);
                }
            }
        }
    }

    private static void events(HttpExchange exchange) throws IOException {
        json(
                exchange,
                200,
                "{\"rows\":[{\"_id\":\"e1\",\"sellerId\":\"seller-dach\",\"name\":\"HYROX\"}],\"total\":1}");
    }

    private void webhook(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                var webhook = (ObjectNode) JSON.readTree(exchange.getRequestBody());
                var id = "wh-" + (webhooks.size() + 1);
                webhooks.put(id, webhook.put("_id", id));
                json(exchange, 201, webhook.toString());
            }
            case "DELETE" -> {
                var path = exchange.getRequestURI().getPath();
                var gone = webhooks.remove(path.substring(path.lastIndexOf('/') + 1));
                if (gone == null) {
                    error(exchange, 404);
                } else {
                    json(exchange, 200, gone.toString());
                }
            }
            default -> {
                var list = JSON.createObjectNode().put("total", webhooks.size());
                list.putArray("docs").addAll(webhooks.values());
                json(exchange, 200, list.toString());
            }
        }
    }

    private static void error(HttpExchange exchange, int status) throws IOException {
        json(exchange, status, "{\"statusCode\":" + status + ",\"error\":\"Error\",\"message\":\"no\"}");
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json; charset=utf-8", body);
    }

    private static void page(HttpExchange exchange, int status, String who) throws IOException {
        exchange.getResponseHeaders().add("Server", who);
        send(exchange, status, "text/html", "<!DOCTYPE html><html><body>canary-page</body></html>");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
