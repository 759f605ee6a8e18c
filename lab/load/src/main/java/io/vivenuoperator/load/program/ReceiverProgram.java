package io.vivenuoperator.load.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The receiver as a process, on the same ports after each start. */
public final class ReceiverProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Path jar;
    private final Path log;
    private final Map<String, String> environment;
    private final int port;
    private final int managementPort;
    private Process process;

    private ReceiverProgram(Path jar, Path log, String databaseUrl, Path regions, Map<String, String> settings)
            throws IOException {
        this.jar = jar;
        this.log = log;
        port = freePort();
        managementPort = freePort();
        var all = new HashMap<>(settings);
        all.put("DATABASE_URL", databaseUrl);
        all.put("REGIONS_FILE", regions.toString());
        all.put("HOST", "127.0.0.1");
        all.put("PORT", Integer.toString(port));
        all.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        all.put("SHUTDOWN_GRACE_SECONDS", "10");
        environment = Map.copyOf(all);
        process = Programs.start(jar, log, environment);
    }

    /** Returns when it is ready. */
    public static ReceiverProgram start(Path jar, Path log, String databaseUrl, Path regions)
            throws IOException, InterruptedException {
        return start(jar, log, databaseUrl, regions, Map.of());
    }

    /** With these additional variables; returns when it is ready. */
    public static ReceiverProgram start(
            Path jar, Path log, String databaseUrl, Path regions, Map<String, String> settings)
            throws IOException, InterruptedException {
        var receiver = new ReceiverProgram(jar, log, databaseUrl, regions, settings);
        receiver.awaitReady();
        return receiver;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int managementPort() {
        return managementPort;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the receiver does not stop");
        }
        return process.exitValue();
    }

    public void startAgain() throws IOException {
        process = Programs.start(jar, log, environment);
    }

    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the receiver does not become ready: see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Waits until the receiver has loaded this revision of its regions file. */
    public void awaitRevision(String revision) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!registry().contains("\"revision\":\"" + revision + "\"")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the receiver does not load revision " + revision + ": see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Its metrics in Prometheus format; empty while it can't be reached. */
    public String metrics() {
        return read("/observe/metrics");
    }

    private String registry() {
        return read("/registry");
    }

    private String read(String path) {
        try (InputStream answer = management(path).getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private boolean ready() {
        try {
            return management("/observe/health/ready").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpURLConnection management(String path) throws IOException {
        var url = URI.create("http://127.0.0.1:" + managementPort + path).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setReadTimeout((int) PATIENCE.toMillis());
        return connection;
    }

    @Override
    public void close() {
        var _ = process.destroyForcibly().onExit().join();
    }
}
