package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The simulator as a process, with one seller. */
public final class SimulatorProgram implements AutoCloseable {
    public static final String SELLER = "dach";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;

    private SimulatorProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it responds. */
    public static SimulatorProgram start(Path jar, Path log) throws IOException, InterruptedException {
        int port = FreePort.find();
        Map<String, String> environment =
                Map.of("PORT", Integer.toString(port), "HOST", "127.0.0.1", "SELLERS", SELLER);
        var simulator = new SimulatorProgram(Programs.start(jar, log, environment), port);
        simulator.awaitHealth(log);
        return simulator;
    }

    private void awaitHealth(Path log) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the simulator does not answer: see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            return send(request("/control/health").GET().build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The API's URL, for a region's baseUrl. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port + "/api";
    }

    public String apiKey() {
        return "sim-key-" + SELLER;
    }

    /** Registers a webhook for events and tickets. */
    public void register(String url, String signingKey) throws IOException, InterruptedException {
        String webhook = """
                {"name":"load-webhook","url":"%s","enabled":true,"hmacKey":"%s","events":{"ticket.created":true,"ticket.updated":true,\
                "event.created":true,"event.updated":true,"event.deleted":true}}""".formatted(url, signingKey);
        HttpRequest request = request("/api/webhooks")
                .header("Authorization", "Bearer " + apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(webhook))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("the webhook was not registered: " + answer.statusCode());
        }
    }

    /** Sells one ticket; returns the control API's answer, which names it. */
    public String sell() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/control/sellers/" + SELLER + "/sales")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"count\":1}"))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the simulator sold nothing: " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        var _ = process.destroyForcibly().onExit().join();
        http.close();
    }
}
