package io.vivenuoperator.historical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** Somebody's endpoint: keeps what arrives, and answers as a test says. */
final class ReplayEndpoint implements AutoCloseable {
    static final String KEY = "signing-key-canary";

    /**
     * What arrived.
     *
     * @param atNanos when
     */
    record Arrival(
            String path, String id, String mode, String sellerId, String ticketId, String ticket, long atNanos) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE_TICKET = "\"data\":{\"ticket\":";

    private final HttpServer server;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Arrival> answer = arrival -> 204;
    private volatile Map<String, String> headers = Map.of();

    private ReplayEndpoint(HttpServer server) {
        this.server = server;
    }

    static ReplayEndpoint start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var endpoint = new ReplayEndpoint(server);
            server.createContext("/", endpoint::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answering(ToIntFunction<Arrival> status) {
        answer = status;
    }

    void withHeader(String name, String value) {
        headers = Map.of(name, value);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    List<String> ticketIds() {
        return arrivals.stream().map(Arrival::ticketId).toList();
    }

    /** What is not as Vivenu sends it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var arrival = arrival(exchange, body);
            judge(exchange, body);
            arrivals.add(arrival);
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            int status = answer.applyAsInt(arrival);
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private static Arrival arrival(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode json = JSON.readTree(body);
        var text = new String(body, StandardCharsets.UTF_8);
        int begin = text.indexOf(BEFORE_TICKET) + BEFORE_TICKET.length();
        return new Arrival(
                exchange.getRequestURI().getPath(),
                json.path("id").asText(),
                json.path("mode").asText(),
                json.path("sellerId").asText(),
                json.path("data").path("ticket").path("_id").asText(),
                text.substring(begin, text.length() - 2),
                System.nanoTime());
    }

    private void judge(HttpExchange exchange, byte[] body) {
        var signature = String.valueOf(exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER));
        if (!new WebhookSignature(new SigningKey(KEY)).matches(body, signature)) {
            complaints.add("signature");
        }
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            complaints.add("content type");
        }
        if (exchange.getRequestHeaders().getFirst("x-vivenu-operator-replay") == null) {
            complaints.add("no mark of a replay");
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
