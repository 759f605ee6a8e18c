package io.vivenuoperator.simulators.platform.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Posts a body to a receiver. */
public final class Posting implements AutoCloseable {
    private final HttpClient client;
    private final Duration timeout;

    /** Posts with these threads; an answer may take so long. */
    public Posting(ExecutorService threads, Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    /** The status, {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION}. */
    public int to(String url, Map<String, String> headers, String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (HttpTimeoutException e) {
            return Attempt.TIMEOUT;
        } catch (IOException e) {
            return Attempt.NO_CONNECTION;
        }
    }

    /** Abandons what is on its way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
