package io.vivenuoperator.platform.config.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged job of the module under test as a process of its own, with only the given environment. */
public final class JobProcess implements AutoCloseable {
    /** For a job whose own flags are not what is tested. */
    public static final List<String> PLAIN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path output;

    private JobProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts {@code target/<name>.jar}.
     *
     * @param directory where its output goes
     * @param options of the JVM
     */
    public static JobProcess start(
            String name,
            Path directory,
            List<String> options,
            Map<String, String> environment,
            List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(Path.of("target", name + ".jar").toAbsolutePath().toString());
        command.addAll(arguments);
        Path output = directory.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new JobProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options for a job that is started many times: the first one that ends by itself writes an archive of classes. */
    public static List<String> archived(Path directory) {
        List<String> options = new ArrayList<>(PLAIN);
        options.add("-Xshare:auto");
        options.add("-XX:+AutoCreateSharedArchive");
        options.add("-XX:SharedArchiveFile=" + directory.resolve("job.jsa"));
        return options;
    }

    /** Waits for its end. */
    public int exitCode() {
        return exitCode(PATIENCE);
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

    /** kill -9; false if it had already ended. */
    public boolean kill() {
        process.destroyForcibly();
        return exitCode() == KILLED;
    }

    /** SIGTERM. */
    public void terminate() {
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
