package io.vivenuoperator.events.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.EndpointAnswer;
import io.vivenuoperator.events.attempt.EndpointAnswer.Answered;
import io.vivenuoperator.events.attempt.EndpointAnswer.Unanswered;
import io.vivenuoperator.events.attempt.EndpointPort;
import io.vivenuoperator.events.attempt.OutgoingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** One HTTP server that plays the endpoints of all subscriptions, each by its script, and the port that sends to it. */
final class ScriptedEndpoints implements EndpointPort, AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, EndpointScript> scripts = new ConcurrentHashMap<>();
    private final List<EndpointHit> hits = new CopyOnWriteArrayList<>();

    /** What an endpoint does with a request. */
    @FunctionalInterface
    interface EndpointScript {
        ScriptedAnswer answer(EndpointHit hit) throws InterruptedException;
    }

    record ScriptedAnswer(int status, Map<String, String> headers) {
        static ScriptedAnswer of(int status) {
            return new ScriptedAnswer(status, Map.of());
        }
    }

    /** @param replay empty if it belongs to none */
    record EndpointHit(String uid, long seq, int attempt, String key, String replay, Instant at, int status) {
        EndpointHit answered(int answer) {
            return new EndpointHit(uid, seq, attempt, key, replay, at, answer);
        }
    }

    ScriptedEndpoints() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    void script(String uid, EndpointScript script) {
        scripts.put(uid, script);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String uid = exchange.getRequestURI().getPath().substring(1);
            var hit = new EndpointHit(
                    uid,
                    Long.parseLong(header(exchange, "X-Seq")),
                    Integer.parseInt(header(exchange, "X-Attempt")),
                    header(exchange, "X-Key"),
                    header(exchange, "X-Replay"),
                    Instant.now(),
                    0);
            ScriptedAnswer answer =
                    scripts.getOrDefault(uid, _ -> ScriptedAnswer.of(204)).answer(hit);
            hits.add(hit.answered(answer.status()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public PreparedMessage prepare(OutgoingMessage message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + server.getAddress().getPort() + "/"
                        + message.subscription().uid()))
                .header("X-Seq", Long.toString(message.message().seq()))
                .header("X-Attempt", Integer.toString(message.number()))
                .header("X-Key", message.message().key().orElse("none"))
                .POST(HttpRequest.BodyPublishers.ofString(message.message().payload()));
        message.replay().ifPresent(id -> request.header("X-Replay", id));
        return new PreparedMessage.Ready(deadline -> send(request, deadline));
    }

    private EndpointAnswer send(HttpRequest.Builder request, Duration deadline) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(request.timeout(deadline).build(), BodyHandlers.ofString());
            return new Answered(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After"),
                    answer.headers().firstValue("Date"),
                    answer.headers().firstValue("Location"),
                    answer.body());
        } catch (HttpTimeoutException e) {
            return new Unanswered(AttemptReason.TIMEOUT);
        } catch (IOException e) {
            return new Unanswered(AttemptReason.CONNECT_FAILED);
        }
    }

    /** All requests that were answered, in the order of the answers. */
    List<EndpointHit> hits(String uid) {
        return hits.stream().filter(hit -> hit.uid().equals(uid)).toList();
    }

    /** The messages that were taken, repetitions too, in the order of the answers. */
    List<Long> taken(String uid) {
        return hits(uid).stream()
                .filter(hit -> hit.status() / 100 == 2)
                .map(EndpointHit::seq)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
