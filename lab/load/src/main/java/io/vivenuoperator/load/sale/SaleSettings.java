package io.vivenuoperator.load.sale;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings of a run that measures from sale to SELECT, which brings its own database and starts the receiver and the
 * simulator itself.
 *
 * @param warmupSales sales that are excluded from the figures
 */
public record SaleSettings(
        Path receiverJar, Path migrateJar, Path simulatorJar, Path directory, int sales, int warmupSales) {
    /** Reads all settings. */
    public static SaleSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new SaleSettings(
                Path.of(variables.text("RECEIVER_JAR", "webhook-receiver/target/webhook-receiver.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("SIMULATOR_JAR", "vivenu-simulator/target/vivenu-simulator.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/sale")),
                variables.number("SALES", 1_000, 1, 1_000_000),
                variables.number("WARMUP_SALES", 50, 0, 1_000_000));
    }
}
