package io.vivenuoperator.e2e.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Prometheus, built from its Go module by {@code dev/prometheus}. */
public final class PrometheusServer implements AutoCloseable {
    /** The first time it is built, on a machine that may be busy. */
    private static final int PATIENCE_MINUTES = 40;

    private static final int UNAVAILABLE = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it, or skips the test where it can't be had.
     *
     * @param folder has prometheus.yml, and is where data go
     */
    public static PrometheusServer start(Path folder) throws IOException, InterruptedException {
        var program = program(folder);
        var address = URI.create("http://127.0.0.1:" + freePort());
        var log = folder.resolve("prometheus.log");
        var process = new ProcessBuilder(
                        program,
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=" + address.getAuthority(),
                        "--log.level=warn")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new PrometheusServer(process, address);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(process.isAlive()).as(() -> text(log)).isTrue();
            return server.isReady();
        });
        return server;
    }

    private static String program(Path folder) throws IOException, InterruptedException {
        var printed = folder.resolve("program");
        var log = folder.resolve("build.log");
        var build = new ProcessBuilder(System.getProperty("repository") + "/dev/prometheus", "server")
                .redirectOutput(printed.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(build.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assumeTrue(build.exitValue() != UNAVAILABLE, Files.readString(log));
        assertThat(build.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(printed).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(address.resolve("/-/ready")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the HTTP API answers; its {@code status} is success or error. */
    public JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        var query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/" + path + "?" + query))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    /** What a query has now. */
    public JsonNode ask(String query) throws IOException, InterruptedException {
        return get("query", Map.of("query", query)).at("/data/result");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
