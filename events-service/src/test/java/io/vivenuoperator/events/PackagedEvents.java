package io.vivenuoperator.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.api.key.NewKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** The program as it is shipped, with one key that may do everything. */
final class PackagedEvents implements AutoCloseable {
    private static final String JAR = "target/events-service.jar";

    private final Process process;
    private final int port;
    private final NewKey key;
    private final HttpClient client = HttpClient.newHttpClient();

    private PackagedEvents(Process process, int port, NewKey key) {
        this.process = process;
        this.port = port;
        this.key = key;
    }

    static PackagedEvents start(String databaseUrl, Path folder) throws IOException {
        NewKey key = NewKey.make(new SecureRandom());
        Path keys = Files.writeString(
                folder.resolve("stranger.json"),
                "{\"keys\":[{\"name\":\"stranger\",\"sha256\":\"%s\",\"regions\":[\"*\"],\"scopes\":[\"events:read\",\"events:publish\",\"webhooks\"]}]}"
                        .formatted(key.sha256()));
        Path encryption = Files.writeString(
                folder.resolve("encryption.json"),
                "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR)
                .redirectErrorStream(true);
        program.environment()
                .putAll(Map.of(
                        "DATABASE_URL", databaseUrl,
                        "API_KEYS_FILE", keys.toString(),
                        "ENCRYPTION_KEYS_FILE", encryption.toString(),
                        "HOST", "127.0.0.1",
                        "PORT", "0",
                        "MANAGEMENT_PORT", "0",
                        "LONGEST_QUESTION_MILLIS", "30000",
                        "REQUESTS_PER_KEY_PER_MINUTE", "1000000",
                        "SHUTDOWN_GRACE_SECONDS", "1"));
        Process process = program.start();
        BufferedReader log = process.inputReader();
        int port = port(log);
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new PackagedEvents(process, port, key);
    }

    private static int port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("events-service started")) {
                JsonNode started = RunningEvents.read(line);
                return started.path("port").intValue();
            }
        }
        throw new IllegalStateException("the program ended before it was started");
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String key() {
        return key.key();
    }

    /** Sends JSON, which must be taken. */
    JsonNode post(String target, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + target))
                .header("Authorization", "Bearer " + key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return read(request);
    }

    /** Publishes an event of the auth-service. */
    void publish(String type, String payload) {
        try {
            post("/events", "{\"type\":\"%s\",\"source\":\"auth-service\",\"payload\":%s}".formatted(type, payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }

    JsonNode get(String target) throws IOException, InterruptedException {
        return read(HttpRequest.newBuilder(URI.create(url() + target))
                .header("Authorization", "Bearer " + key())
                .build());
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() > 201) {
            throw new AssertionError(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return RunningEvents.read(answer.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroyForcibly();
    }
}
