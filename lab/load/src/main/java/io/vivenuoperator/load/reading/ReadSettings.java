package io.vivenuoperator.load.reading;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings of a run that reads, which brings its own database and starts the API itself.
 *
 * @param loadJar this program, which is also the bare server
 * @param events of one region
 * @param days of sales
 * @param rate questions a second in the open loop
 * @param seconds that each of the loops takes
 */
record ReadSettings(
        Path apiJar,
        Path migrateJar,
        Path loadJar,
        Path directory,
        int events,
        int types,
        int days,
        int rate,
        int seconds) {
    /** Reads all settings. */
    static ReadSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new ReadSettings(
                Path.of(variables.text("API_JAR", "sales-api/target/sales-api.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("LOAD_JAR", "lab/load/target/load.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/reads")),
                variables.number("EVENTS", 1_000, 1, 10_000),
                variables.number("TYPES", 12, 1, 100),
                variables.number("DAYS", 120, 1, 1_000),
                variables.number("RATE", 2_000, 1, 100_000),
                variables.number("SECONDS", 10, 1, 600));
    }
}
