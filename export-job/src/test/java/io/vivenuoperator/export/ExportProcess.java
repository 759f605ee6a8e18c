package io.vivenuoperator.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged job as a process of its own, with only the given environment. */
final class ExportProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path output;

    private ExportProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** A class archive makes starts cheaper; the first one that ends by itself writes it. */
    static ExportProcess start(Path directory, Map<String, String> environment) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + directory.resolve("job.jsa"),
                "-jar",
                Path.of("target", "export-job.jar").toAbsolutePath().toString(),
                "sheets");
        Path output = directory.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new ExportProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the job did not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9; false if it had already ended. */
    boolean kill() {
        process.destroyForcibly();
        return exitCode() == KILLED;
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    String output() {
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
