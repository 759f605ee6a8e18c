package io.vivenuoperator.load.fault;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The receiver as a process, at the same ports after each start. */
final class ReceiverProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Path jar;
    private final Path log;
    private final Map<String, String> environment;
    private final int port;
    private final int managementPort;
    private Process process;

    private ReceiverProgram(Path jar, Path log, String databaseUrl, Path regions) throws IOException {
        this.jar = jar;
        this.log = log;
        port = freePort();
        managementPort = freePort();
        environment = Map.of(
                "DATABASE_URL",
                databaseUrl,
                "REGIONS_FILE",
                regions.toString(),
                "HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port),
                "MANAGEMENT_PORT",
                Integer.toString(managementPort),
                "SHUTDOWN_GRACE_SECONDS",
                "10");
        process = Programs.start(jar, log, environment);
    }

    static ReceiverProgram start(Path jar, Path log, String databaseUrl, Path regions)
            throws IOException, InterruptedException {
        var receiver = new ReceiverProgram(jar, log, databaseUrl, regions);
        receiver.awaitReady();
        return receiver;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the receiver does not end");
        }
        return process.exitValue();
    }

    void startAgain() throws IOException {
        process = Programs.start(jar, log, environment);
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the receiver does not get ready: see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean ready() {
        try {
            var url = URI.create("http://127.0.0.1:" + managementPort + "/observe/health/ready")
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
