package io.vivenuoperator.controller.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;

/** The question on the receivers' management port: {@code GET /registry}. */
public final class HttpLoadedRevision implements LoadedRevision {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpClient http;
    private final int port;

    public HttpLoadedRevision(HttpClient http, int port) {
        this.http = http;
        this.port = port;
    }

    @Override
    public OptionalLong of(String podIp) {
        try {
            var answer = http.send(request(podIp), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? revision(answer.body()) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private HttpRequest request(String podIp) {
        var host = podIp.contains(":") ? "[" + podIp + "]" : podIp;
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/registry"))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    private static OptionalLong revision(String body) throws IOException {
        return OptionalLong.of(
                Long.parseLong(JSON.readTree(body).path("revision").asText()));
    }
}
