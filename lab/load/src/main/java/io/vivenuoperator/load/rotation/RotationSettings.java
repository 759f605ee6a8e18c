package io.vivenuoperator.load.rotation;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of a run with rotations, which brings its own database and starts the receiver itself.
 *
 * @param rotations how often the key changes
 * @param overlap how long the old key stays valid after the new one is used
 */
public record RotationSettings(
        Path receiverJar,
        Path migrateJar,
        Path directory,
        int rotations,
        Duration overlap,
        double rate,
        int connections) {
    /** Reads all settings. */
    public static RotationSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new RotationSettings(
                Path.of(variables.text("RECEIVER_JAR", "webhook-receiver/target/webhook-receiver.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/rotation")),
                variables.number("ROTATIONS", 10, 1, 10_000),
                Duration.ofMillis(variables.number("OVERLAP_MILLIS", 2_000, 100, 3_600_000)),
                variables.decimal("RATE", 500, 1, 100_000),
                variables.number("CONNECTIONS", 32, 1, 4_096));
    }
}
