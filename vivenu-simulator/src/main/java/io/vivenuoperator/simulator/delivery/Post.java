package io.vivenuoperator.simulator.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One HTTP request to a receiver. */
final class Post {
    private final Connections connections;
    private final Duration timeout;

    Post(Connections connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
    }

    /** Posts a body; returns the status, {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION}. */
    int to(URI url, byte[] body, Optional<String> signature) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("user-agent", "vivenu-simulator");
        signature.ifPresent(value -> request.header("x-vivenu-signature", value));
        try {
            return connections
                    .current()
                    .send(
                            request.POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException e) {
            return Attempt.TIMEOUT;
        } catch (IOException e) {
            return Attempt.NO_CONNECTION;
        }
    }
}
