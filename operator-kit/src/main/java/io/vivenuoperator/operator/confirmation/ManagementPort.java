package io.vivenuoperator.operator.confirmation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks pods on their management port. */
public final class ManagementPort {
    private static final int OK = 200;

    private final HttpClient http;
    private final int port;
    private final HttpResponse.BodyHandler<String> body;

    /** @param longest bytes of an answer; a longer one is none */
    public ManagementPort(HttpClient http, int port, int longest) {
        this.http = http;
        this.port = port;
        this.body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), longest);
    }

    /** What the pod answers; empty if it does not, or not with 200. */
    public Optional<String> get(String podIp, String pathAndQuery, Duration patience) {
        try {
            var answer = http.send(request(podIp, pathAndQuery, patience), body);
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest request(String podIp, String pathAndQuery, Duration patience) {
        var host = podIp.contains(":") ? "[" + podIp + "]" : podIp;
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + pathAndQuery))
                .timeout(patience)
                .build();
    }
}
