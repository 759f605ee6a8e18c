package io.vivenuoperator.events;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.events.settings.EventsServiceSettings;
import io.vivenuoperator.platform.api.key.NewKey;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The service with its keys. Each answer that it gives to {@link #ask} and {@link #send} must be one that openapi.json describes. */
final class RunningEvents implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERYTHING = "\"scopes\":[\"events:read\",\"events:publish\",\"webhooks\"]";

    /** Each key's regions and scopes, as the keys file has them. */
    private static final Map<String, String> ENTRIES = Map.of(
            "all", "\"regions\":[\"*\"]," + EVERYTHING,
            "dach", "\"regions\":[\"dach\"]," + EVERYTHING,
            "shop", "\"regions\":[\"shop\",\"auth-service\"]," + EVERYTHING,
            "nowhere", "\"regions\":[]," + EVERYTHING,
            "reader", "\"regions\":[\"*\"],\"scopes\":[\"events:read\"]",
            "publisher", "\"regions\":[\"*\"],\"scopes\":[\"events:publish\"]",
            "hooks", "\"regions\":[\"*\"],\"scopes\":[\"webhooks\"]",
            "without", "\"regions\":[\"*\"],\"scopes\":[\"sales\"]",
            "expired", "\"regions\":[\"*\"]," + EVERYTHING + ",\"expiresAt\":\"2026-01-01T00:00:00Z\"");

    private final DescribedAnswers described = new DescribedAnswers();
    private final Map<String, NewKey> keys = new HashMap<>();
    private final EventsService service;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningEvents(String databaseUrl, Path folder, Map<String, String> more) {
        ENTRIES.keySet().forEach(name -> keys.put(name, NewKey.make(new SecureRandom())));
        keys.put("unknown", NewKey.make(new SecureRandom()));
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", databaseUrl,
                "API_KEYS_FILE", writeKeys(folder, ENTRIES).toString(),
                "HOST", "127.0.0.1",
                "PORT", "0",
                "MANAGEMENT_PORT", "0",
                "LONGEST_QUESTION_MILLIS", "30000",
                "SHUTDOWN_GRACE_SECONDS", "1"));
        environment.putAll(more);
        service = EventsService.start(
                EventsServiceSettings.from(new EnvironmentVariables(environment)), Clock.systemUTC());
    }

    private Path writeKeys(Path folder, Map<String, String> named) {
        String entries = named.entrySet().stream()
                .map(entry -> "{\"name\":\"%s\",\"sha256\":\"%s\",%s}"
                        .formatted(entry.getKey(), keys.get(entry.getKey()).sha256(), entry.getValue()))
                .collect(Collectors.joining(","));
        try {
            return Files.writeString(folder.resolve("keys.json"), "{\"keys\":[" + entries + "]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a key out of the file, or gives it another entry. */
    void changeKey(Path folder, String name, Optional<String> entry) {
        Map<String, String> changed = new HashMap<>(ENTRIES);
        changed.remove(name);
        entry.ifPresent(other -> changed.put(name, other));
        writeKeys(folder, changed);
    }

    /** Waits until it follows the log. */
    RunningEvents ready() {
        await().until(() -> management("/readyz").statusCode() == 200);
        return this;
    }

    String key(String name) {
        return keys.get(name).key();
    }

    String url() {
        return "http://127.0.0.1:" + service.port();
    }

    int port() {
        return service.port();
    }

    HttpResponse<String> ask(String key, String target) throws Exception {
        return send(key, "GET", target, "", Map.of());
    }

    HttpResponse<String> post(String key, String target, String body) throws Exception {
        return send(key, "POST", target, body, Map.of());
    }

    /** A request whose answer is judged by openapi.json. */
    HttpResponse<String> send(String key, String method, String target, String body, Map<String, String> headers)
            throws Exception {
        var answer = client.send(request(key, method, target, body, headers), BodyHandlers.ofString());
        described.check(method, URI.create(target).getRawPath(), answer);
        return answer;
    }

    /** The status of an answer that openapi.json need not describe. */
    int unjudged(String key, String method, String target) throws Exception {
        return client.send(request(key, method, target, "", Map.of()), BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest request(String key, String method, String target, String body, Map<String, String> headers) {
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url() + target)).method(method, content);
        if (keys.containsKey(key)) {
            request.header("Authorization", "Bearer " + key(key));
        }
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.build();
    }

    /** The content of an answer that must be 200 or 201. */
    JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() > 201) {
            throw new AssertionError(answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    /** Publishes an event with a small payload; returns its place in the log. */
    long publish(String type, String source) throws Exception {
        return publish(type, source, "{\"n\":1}");
    }

    long publish(String type, String source, String payload) throws Exception {
        String body = "{\"type\":\"%s\",\"source\":\"%s\",\"payload\":%s}".formatted(type, source, payload);
        return json(post("all", "/events", body)).path("seq").longValue();
    }

    /** Opens a stream, which must be one. */
    EventLines stream(String key, String target, Map<String, String> headers) throws Exception {
        var answer = client.send(request(key, "GET", target, "", headers), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            try (InputStream body = answer.body()) {
                throw new AssertionError(target + " answered " + answer.statusCode() + " "
                        + new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new EventLines(answer);
    }

    EventLines stream(String key, String target) throws Exception {
        return stream(key, target, Map.of());
    }

    HttpResponse<String> management(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.managementPort() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        service.close();
        // It would wait for streams that nobody reads to their end.
        client.shutdownNow();
    }
}
