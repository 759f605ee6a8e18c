package io.vivenuoperator.poller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged job as a separate process, with only the given environment. */
public final class PollProcess implements AutoCloseable {
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path output;

    private PollProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static PollProcess start(Path directory, Map<String, String> environment, String... arguments) {
        return start(directory, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), environment, arguments);
    }

    /** With these JVM options. */
    public static PollProcess start(
            Path directory, List<String> options, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(Path.of("target", "poller-job.jar").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new PollProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    public int exitCode() {
        return exitCode(Duration.ofSeconds(90));
    }

    /** Waits for its end for so long. */
    public int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the job did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9; false if the process had already ended. */
    public boolean kill() {
        process.destroyForcibly();
        return exitCode() == KILLED;
    }

    void terminate() {
        process.destroy();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
