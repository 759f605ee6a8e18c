package io.vivenuoperator.controller.registry;

import io.vivenuoperator.contracts.registry.LoadedRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Queries the receivers' management port: {@code GET /registry}, and {@code ?region=} for one region's deliveries. */
public final class HttpReceiverClient implements ReceiverClient {
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
        return ask(podIp, "?" + LoadedRegistry.REGION + "=" + region)
                .filter(answer -> revision(answer).orElse(-1) >= revision)
                .flatMap(LoadedRegistry::lastDelivery);
    }

    private Optional<LoadedRegistry> ask(String podIp, String query) {
        try {
            var answer = http.send(request(podIp, query), BODY);
            return answer.statusCode() == OK ? LoadedRegistry.parse(answer.body()) : Optional.empty();
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

    private static OptionalLong revision(LoadedRegistry answer) {
        try {
            return OptionalLong.of(Long.parseLong(answer.revision()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
