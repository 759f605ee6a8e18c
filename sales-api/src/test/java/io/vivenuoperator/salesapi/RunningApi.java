package io.vivenuoperator.salesapi;

import static org.awaitility.Awaitility.await;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.platform.api.key.NewKey;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.salesapi.settings.SalesApiSettings;
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

/** The program with its keys. Each answer that it gives to {@link #ask} must be one that openapi.json describes. */
final class RunningApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINES = "application/x-ndjson";
    private static final OpenApiInteractionValidator DOCUMENT = validator();

    /** Each key's regions and scopes, as the keys file has them. */
    private static final Map<String, String> ENTRIES = Map.of(
            "all", "\"regions\":[\"*\"],\"scopes\":[\"sales\",\"quality\",\"tickets\"]",
            "dach", "\"regions\":[\"dach\"],\"scopes\":[\"sales\",\"quality\",\"tickets\"]",
            "italy", "\"regions\":[\"ticketing/italy\"],\"scopes\":[\"sales\",\"quality\",\"tickets\"]",
            "nowhere", "\"regions\":[],\"scopes\":[\"sales\",\"quality\",\"tickets\"]",
            "sales", "\"regions\":[\"*\"],\"scopes\":[\"sales\"]",
            "without", "\"regions\":[\"*\"],\"scopes\":[\"webhooks\"]",
            "expired",
                    "\"regions\":[\"*\"],\"scopes\":[\"sales\",\"quality\",\"tickets\"],\"expiresAt\":\"2026-01-01T00:00:00Z\"");

    private final Map<String, NewKey> keys = new HashMap<>();
    private final SalesApi api;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningApi(String databaseUrl, Path folder, Map<String, String> more) {
        ENTRIES.keySet().forEach(name -> keys.put(name, NewKey.make(new SecureRandom())));
        keys.put("unknown", NewKey.make(new SecureRandom()));
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", databaseUrl,
                "API_KEYS_FILE", keysFile(folder).toString(),
                "HOST", "127.0.0.1",
                "PORT", "0",
                "MANAGEMENT_PORT", "0",
                "LONGEST_QUESTION_MILLIS", "30000",
                "SHUTDOWN_GRACE_SECONDS", "1"));
        environment.putAll(more);
        api = SalesApi.start(SalesApiSettings.from(new EnvironmentVariables(environment)), Clock.systemUTC());
    }

    private Path keysFile(Path folder) {
        return writeKeys(folder, ENTRIES);
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

    private static OpenApiInteractionValidator validator() {
        try (InputStream document = RunningApi.class.getResourceAsStream("document/openapi.json")) {
            return OpenApiInteractionValidator.createForInlineApiSpecification(
                            new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key(String name) {
        return keys.get(name).key();
    }

    String url() {
        return "http://127.0.0.1:" + api.port();
    }

    /** A GET whose answer is judged by openapi.json. */
    HttpResponse<String> ask(String key, String target) throws Exception {
        return ask(key, target, Map.of());
    }

    HttpResponse<String> ask(String key, String target, Map<String, String> headers) throws Exception {
        var answer = send("GET", target, withKey(key, headers));
        String path = URI.create(target).getRawPath();
        // Lines of no rows have no bytes, which the validator takes for an answer without a body.
        boolean noRows = answer.body().isEmpty()
                && answer.headers()
                        .firstValue("content-type")
                        .filter(LINES::equals)
                        .isPresent();
        var judged = SimpleResponse.Builder.status(answer.statusCode()).withBody(noRows ? "\n" : answer.body());
        answer.headers().firstValue("content-type").ifPresent(judged::withContentType);
        ValidationReport report = DOCUMENT.validateResponse(path, Request.Method.GET, judged.build());
        if (answer.statusCode() >= 400) {
            Refused.check(answer);
        }
        if (report.hasErrors()) {
            throw new AssertionError(
                    target + " answered " + answer.statusCode() + " " + answer.body() + ": " + report.getMessages());
        }
        return answer;
    }

    private Map<String, String> withKey(String key, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        if (keys.containsKey(key)) {
            all.put("Authorization", "Bearer " + key(key));
        }
        return all;
    }

    HttpResponse<String> send(String method, String target, Map<String, String> headers) throws Exception {
        return send(method, target, headers, "");
    }

    HttpResponse<String> send(String method, String target, Map<String, String> headers, String body) throws Exception {
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(url() + target)).method(method, content);
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Opens a stream, which must be one. */
    StreamReader stream(String key, String target, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + target)).GET();
        withKey(key, headers).forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError(target + " answered " + answer.statusCode() + " "
                    + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new StreamReader(answer);
    }

    StreamReader stream(String key, String target) throws Exception {
        return stream(key, target, Map.of());
    }

    /** Waits until it has read the database. */
    RunningApi ready() {
        await().until(() -> management("/readyz").statusCode() == 200);
        return this;
    }

    int port() {
        return api.port();
    }

    /** Takes a key out of the file, or gives it another entry. */
    void changeKey(Path folder, String name, Optional<String> entry) {
        Map<String, String> changed = new HashMap<>(ENTRIES);
        changed.remove(name);
        entry.ifPresent(other -> changed.put(name, other));
        writeKeys(folder, changed);
    }

    HttpResponse<String> management(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.managementPort() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The content of an answer that must be 200. */
    JsonNode json(String key, String target) throws Exception {
        var answer = ask(key, target);
        if (answer.statusCode() != 200) {
            throw new AssertionError(target + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static JsonNode read(String json) throws IOException {
        return JSON.readTree(json);
    }

    @Override
    public void close() {
        api.close();
        // It would wait for streams that nobody reads to their end.
        client.shutdownNow();
    }
}
