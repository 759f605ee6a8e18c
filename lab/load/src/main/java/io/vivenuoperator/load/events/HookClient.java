package io.vivenuoperator.load.events;

import io.vivenuoperator.load.program.CallerKeysFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Manages webhooks over HTTP. */
final class HookClient implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    HookClient(InetSocketAddress service) {
        base = "http://127.0.0.1:" + service.getPort();
    }

    /** What came back. */
    record ServiceAnswer(int status, String body) {
        /** The first id in it. */
        String id() {
            Matcher matcher = ID.matcher(body);
            if (!matcher.find()) {
                throw new IllegalStateException("an answer has no id: " + status + " " + body);
            }
            return matcher.group(1);
        }
    }

    /**
     * Creates a webhook; returns its id.
     *
     * @param policy JSON
     */
    String create(String url, String type, String secret, String policy) throws IOException, InterruptedException {
        return expect(
                        "POST",
                        "/webhooks",
                        "{\"url\":\"%s\",\"events\":[\"%s\"],\"secret\":\"%s\",\"policy\":%s}"
                                .formatted(url, type, secret, policy),
                        201)
                .id();
    }

    void activate(String id, boolean active) throws IOException, InterruptedException {
        var _ = expect("PATCH", "/webhooks/" + id, "{\"active\":" + active + "}", 200);
    }

    void delete(String id) throws IOException, InterruptedException {
        var _ = expect("DELETE", "/webhooks/" + id, "", 204);
    }

    private ServiceAnswer expect(String method, String path, String body, int status)
            throws IOException, InterruptedException {
        ServiceAnswer answer = send(method, path, body);
        if (answer.status() != status) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    ServiceAnswer send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + CallerKeysFile.KEY)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new ServiceAnswer(answer.statusCode(), answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
