package io.vivenuoperator.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The real process, started like the image does, with its own environment and its log in a file. */
final class ReceiverProcess implements AutoCloseable {
    private static final Pattern PORTS = Pattern.compile("\"port\":(\\d+),\"managementPort\":(\\d+)");

    private final Process process;
    private final Path log;

    private ReceiverProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ReceiverProcess start(Path directory, Map<String, String> environment) throws IOException {
        Path log = directory.resolve("receiver.log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        "target/classes:target/libs/*",
                        ReceiverMain.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ReceiverProcess(builder.start(), log);
    }

    ReceiverProcess started() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ports().find());
        return this;
    }

    int port() throws IOException {
        return port(1);
    }

    int managementPort() throws IOException {
        return port(2);
    }

    private int port(int group) throws IOException {
        Matcher ports = ports();
        if (!ports.find()) {
            throw new IllegalStateException("not started: " + log());
        }
        return Integer.parseInt(ports.group(group));
    }

    private Matcher ports() throws IOException {
        return PORTS.matcher(log());
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
