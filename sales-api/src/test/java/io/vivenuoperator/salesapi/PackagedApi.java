package io.vivenuoperator.salesapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.api.key.NewKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The program as it is shipped, with one key that may ask everything of some regions. */
final class PackagedApi implements AutoCloseable {
    private static final String JAR = "target/sales-api.jar";

    private final Process process;
    private final int port;
    private final NewKey key;

    private PackagedApi(Process process, int port, NewKey key) {
        this.process = process;
        this.port = port;
        this.key = key;
    }

    static PackagedApi start(String databaseUrl, Path folder, List<String> regions, Map<String, String> more)
            throws IOException {
        NewKey key = NewKey.make(new SecureRandom());
        Path keys = Files.writeString(
                folder.resolve("stranger.json"),
                "{\"keys\":[{\"name\":\"stranger\",\"sha256\":\"%s\",\"regions\":[%s],\"scopes\":[\"sales\",\"quality\",\"tickets\"]}]}"
                        .formatted(
                                key.sha256(),
                                regions.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","))));
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
                        "HOST", "127.0.0.1",
                        "PORT", "0",
                        "MANAGEMENT_PORT", "0",
                        "LONGEST_QUESTION_MILLIS", "30000",
                        "REQUESTS_PER_KEY_PER_MINUTE", "1000000",
                        "SHUTDOWN_GRACE_SECONDS", "1"));
        program.environment().putAll(more);
        Process process = program.start();
        BufferedReader log = process.inputReader();
        int port = port(log);
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new PackagedApi(process, port, key);
    }

    private static int port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("sales-api started")) {
                JsonNode started = RunningApi.read(line);
                return started.path("port").intValue();
            }
        }
        throw new IllegalStateException("the program ended before it was started");
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String key() {
        return key.key();
    }

    String get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
