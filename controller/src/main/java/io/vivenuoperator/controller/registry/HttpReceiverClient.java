package io.vivenuoperator.controller.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The questions on the receivers' management port: {@code GET /registry}, and {@code ?region=} for one region's deliveries. */
public final class HttpReceiverClient implements ReceiverClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int LONGEST = 64 * 1024;
    private static final HttpResponse.BodyHandler<String> BODY =
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST);

    private final HttpClient http;
    private final int port;

    public HttpReceiverClient(HttpClient http, int port) {
        this.http = http;
        this.port = port;
    }

    @Override
    public OptionalLong of(String podIp) {
        return ask(podIp, "").map(HttpReceiverClient::revision).orElseGet(OptionalLong::empty);
    }

    @Override
    public Optional<Instant> lastDelivery(String podIp, String region, long revision) {
        return ask(podIp, "?region=" + region)
                .filter(answer -> revision(answer).orElse(-1) >= revision)
                .flatMap(HttpReceiverClient::lastDelivery);
    }

    private Optional<JsonNode> ask(String podIp, String query) {
        try {
            var answer = http.send(request(podIp, query), BODY);
            return answer.statusCode() == OK ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(String podIp, String query) {
        var host = podIp.contains(":") ? "[" + podIp + "]" : podIp;
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/registry" + query))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    private static OptionalLong revision(JsonNode answer) {
        try {
            return OptionalLong.of(Long.parseLong(answer.path("revision").asText()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static Optional<Instant> lastDelivery(JsonNode answer) {
        try {
            return answer.hasNonNull("lastDelivery")
                    ? Optional.of(Instant.parse(answer.path("lastDelivery").asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
