package io.vivenuoperator.load.fault;

import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings of a run with faults, which brings its own database and starts the receiver itself.
 *
 * @param receiverJar the receiver, next to its libraries
 * @param receiverOptions additional JVM options
 * @param migrateJar the poller, which creates the schema
 * @param directory where the database's files, binaries and logs go; on a disk with a real fsync
 * @param faults in this order
 */
public record FaultSettings(
        Path receiverJar,
        String receiverOptions,
        Path migrateJar,
        Path directory,
        List<Fault> faults,
        Shape shape,
        double rate,
        int connections) {
    public FaultSettings {
        faults = List.copyOf(faults);
    }

    /** Reads all settings. */
    public static FaultSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new FaultSettings(
                Path.of(variables.text("RECEIVER_JAR", "webhook-receiver/target/webhook-receiver.jar")),
                variables.text("RECEIVER_OPTIONS", ""),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                Path.of(variables.text("DIRECTORY", "lab/load/target/faults")),
                mixed(
                        variables.number("KILLS", 20, 0, 1_000),
                        variables.number("DATABASE_STOPS", 10, 0, 1_000),
                        variables.number("TERMINATIONS", 5, 0, 1_000)),
                new Shape(
                        variables.number("EVENTS", 1_000, 1, 1_000_000),
                        variables.decimal("HOT_SHARE", 0.5, 0, 1),
                        variables.number("BODY_BYTES", 4_200, 1_200, 1_000_000)),
                variables.decimal("RATE", 1_000, 1, 100_000),
                variables.number("CONNECTIONS", 64, 1, 4_096));
    }

    /** Evenly mixed, so that each kind of fault encounters the aftermath of the others. */
    static List<Fault> mixed(int kills, int databaseStops, int terminations) {
        var faults = new ArrayList<Fault>();
        int[] left = {kills, terminations, databaseStops};
        Fault[] kinds = Fault.values();
        while (left[0] + left[1] + left[2] > 0) {
            for (int kind = 0; kind < kinds.length; kind++) {
                if (left[kind] > 0) {
                    left[kind]--;
                    faults.add(kinds[kind]);
                }
            }
        }
        return faults;
    }
}
