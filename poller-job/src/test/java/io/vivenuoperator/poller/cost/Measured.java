package io.vivenuoperator.poller.cost;

import io.vivenuoperator.platform.config.job.JobProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * A run of the packaged poller with the image's JVM options, observed until it ends.
 *
 * @param mebibytes the largest resident set
 */
record Measured(int exitCode, long mebibytes, String output) {
    /** As in this module's pom, image.jvmFlags. */
    static final List<String> IMAGE_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx56m");

    /** The memory limit of a poll. */
    static final int MOST_MEBIBYTES = 150;

    static Measured run(Path directory, List<String> options, Map<String, String> environment, String kind) {
        try (JobProcess process = JobProcess.start("poller-job", directory, options, environment, List.of(kind))) {
            long[] most = new long[1];
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        most[0] = resident(process.pid()).orElse(most[0]);
                        return !process.isAlive();
                    });
            return new Measured(process.exitCode(), most[0], process.output());
        }
    }

    /** Peak resident set so far, in MiB; empty if the process is gone or there is no /proc. */
    private static Optional<Long> resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
