package io.vivenuoperator.load.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program with two ports as a process, on the same ports after each start. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Path jar;
    private final Path log;
    private final List<String> jvm;
    private final Map<String, String> environment;
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private Process process;

    /**
     * Starts it; it is not ready yet.
     *
     * @param settings beside its ports
     */
    ServiceProcess(Path jar, Path log, List<String> jvm, Map<String, String> settings) throws IOException {
        this.jar = jar;
        this.log = log;
        this.jvm = List.copyOf(jvm);
        var all = new HashMap<>(settings);
        all.put("HOST", "127.0.0.1");
        all.put("PORT", Integer.toString(port));
        all.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        environment = Map.copyOf(all);
        process = Programs.start(jar, log, jvm, environment);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    int managementPort() {
        return managementPort;
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(jar.getFileName() + " does not stop: see " + log);
        }
        return process.exitValue();
    }

    /** Sends a signal that Java has no method for, such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the signal " + name + " could not be sent");
        }
    }

    void startAgain() throws IOException {
        process = Programs.start(jar, log, jvm, environment);
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException(jar.getFileName() + " does not become ready: see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean ready() {
        try {
            return management("/readyz").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** What its management port answers; empty while it can't be reached. */
    String read(String path) {
        try (InputStream answer = management(path).getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    MetricsText metrics() {
        return new MetricsText(read("/observe/metrics"));
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
