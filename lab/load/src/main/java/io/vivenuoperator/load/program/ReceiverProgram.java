package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The receiver as a process, on the same ports after each start. */
public final class ReceiverProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final ServiceProcess process;
    private final Path log;

    private ReceiverProgram(ServiceProcess process, Path log) {
        this.process = process;
        this.log = log;
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
        var all = new HashMap<>(settings);
        all.put("DATABASE_URL", databaseUrl);
        all.put("REGIONS_FILE", regions.toString());
        all.put("SHUTDOWN_GRACE_SECONDS", "10");
        var receiver = new ReceiverProgram(new ServiceProcess(jar, log, Programs.JVM, all), log);
        receiver.awaitReady();
        return receiver;
    }

    public InetSocketAddress address() {
        return process.address();
    }

    public int managementPort() {
        return process.managementPort();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        return process.terminate();
    }

    public void startAgain() throws IOException {
        process.startAgain();
    }

    public void awaitReady() throws InterruptedException {
        process.awaitReady();
    }

    /** Waits until the receiver has loaded this revision of its regions file. */
    public void awaitRevision(String revision) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!process.read("/registry").contains("\"revision\":\"" + revision + "\"")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the receiver does not load revision " + revision + ": see " + log);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    public MetricsText metrics() {
        return process.metrics();
    }

    @Override
    public void close() {
        process.close();
    }
}
