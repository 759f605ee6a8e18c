package io.vivenuoperator.e2e.eventing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The events service as it is shipped, in a process of its own. It finds a name of the cluster on this machine. */
final class EventsProgram implements AutoCloseable {
    private static final Path JAR =
            Path.of(System.getProperty("repository"), "events-service", "target", "events-service.jar");

    private final Process process;
    private final int managementPort;

    private EventsProgram(Process process, int managementPort) {
        this.process = process;
        this.managementPort = managementPort;
    }

    /**
     * Starts it; it has no keys, and needs none.
     *
     * @param name of the endpoint, which leads to this machine
     * @param port of the endpoint
     */
    static EventsProgram start(String databaseUrl, Path folder, Path subscriptions, String name, int port)
            throws IOException {
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + name + "\n");
        var keys = Files.writeString(
                folder.resolve("encryption.json"),
                "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true);
        program.environment()
                .putAll(Map.of(
                        "DATABASE_URL",
                        databaseUrl,
                        "API_KEYS_FILE",
                        folder.resolve("keys.json").toString(),
                        "ENCRYPTION_KEYS_FILE",
                        keys.toString(),
                        "SUBSCRIPTIONS_FILE",
                        subscriptions.toString(),
                        "HOST",
                        "127.0.0.1",
                        "PORT",
                        "0",
                        "MANAGEMENT_PORT",
                        "0",
                        "ALLOW_HTTP",
                        "true",
                        "EGRESS_ALLOW",
                        "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[%2$d]},{\"host\":\"%1$s\",\"ports\":[%2$d]}]"
                                .formatted(name, port)));
        var process = program.start();
        var log = process.inputReader();
        var managementPort = managementPort(log);
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new EventsProgram(process, managementPort);
    }

    private static int managementPort(BufferedReader log) throws IOException {
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("events-service started")) {
                return new ObjectMapper().readTree(line).path("managementPort").intValue();
            }
        }
        throw new IllegalStateException("the program ended before it was started");
    }

    int managementPort() {
        return managementPort;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
