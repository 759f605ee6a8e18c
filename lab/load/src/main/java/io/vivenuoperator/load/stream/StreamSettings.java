package io.vivenuoperator.load.stream;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings of a run with clients of the stream, which brings its own database and starts the API itself.
 *
 * @param heap the API's {@code -Xmx}
 * @param events that the region has
 * @param sales one a second
 */
record StreamSettings(
        Path apiJar,
        Path migrateJar,
        Path directory,
        String heap,
        int clients,
        int events,
        int sales,
        int warmupSales) {
    /** Reads all settings. */
    static StreamSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new StreamSettings(
                Path.of(variables.text("API_JAR", "sales-api/target/sales-api.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/stream")),
                variables.text("HEAP", "400m"),
                variables.number("CLIENTS", 10_000, 1, 100_000),
                variables.number("EVENTS", 100, 1, 10_000),
                variables.number("SALES", 30, 1, 10_000),
                variables.number("WARMUP_SALES", 5, 0, 1_000));
    }
}
