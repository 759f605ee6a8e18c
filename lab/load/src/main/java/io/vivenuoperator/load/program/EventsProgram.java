package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events service as a process, on the same ports after each start, with the key of {@link CallerKeysFile}. */
public final class EventsProgram implements AutoCloseable {
    private static final int KEY_OCTETS = 32;

    private final ServiceProcess process;

    private EventsProgram(ServiceProcess process) {
        this.process = process;
    }

    /**
     * Returns when it is ready.
     *
     * @param jvm options of its JVM
     * @param endpoints the port on this machine that it may call
     * @param settings at least its database
     */
    public static EventsProgram start(
            Path jar, Path directory, List<String> jvm, int endpoints, Map<String, String> settings)
            throws IOException, InterruptedException {
        var all = new HashMap<>(settings);
        all.put(
                "API_KEYS_FILE",
                CallerKeysFile.write(directory, "events:read", "events:publish", "webhooks")
                        .toString());
        all.put("ENCRYPTION_KEYS_FILE", encryption(directory).toString());
        all.put("ALLOW_HTTP", "true");
        all.put("EGRESS_ALLOW", "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[" + endpoints + "]}]");
        all.put("REQUESTS_PER_KEY_PER_MINUTE", "1000000");
        var events = new EventsProgram(new ServiceProcess(jar, directory.resolve("programs.log"), jvm, all));
        events.awaitReady();
        return events;
    }

    private static Path encryption(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("encryption.json"),
                "{\"keys\":[{\"id\":\"load\",\"key\":\"%s\"}]}"
                        .formatted(Base64.getEncoder().encodeToString(new byte[KEY_OCTETS])));
    }

    public InetSocketAddress address() {
        return process.address();
    }

    public long pid() {
        return process.pid();
    }

    public MetricsText metrics() {
        return process.metrics();
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

    @Override
    public void close() {
        process.close();
    }
}
