package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of a benchmark, which brings its own database and starts the receiver itself.
 *
 * @param receiverJar the receiver, next to its libraries
 * @param migrateJar the poller, which creates the schema
 * @param receiverOptions additional JVM options, for a profiler for example
 * @param pgbench PostgreSQL's load program: a path, or a name to look up
 * @param directory where the database's files go; on a disk with a real fsync
 * @param rounds how often each sample is taken; figures are medians
 * @param sample the duration of one sample
 * @param events the number of events in the deliveries
 * @param openRate due deliveries per second, in the open loop
 * @param openLength how long the open loop lasts
 * @param mostOthers a sample in which other programs took more of the processors (0 to 1) is left out, if there are others
 */
record BenchSettings(
        Path receiverJar,
        Path migrateJar,
        String receiverOptions,
        String pgbench,
        Path directory,
        int rounds,
        Duration sample,
        int events,
        int openRate,
        Duration openLength,
        double mostOthers) {
    /** Reads them all. */
    static BenchSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new BenchSettings(
                Path.of(variables.text("RECEIVER_JAR", "webhook-receiver/target/webhook-receiver.jar")),
                Path.of(variables.text("MIGRATE_JAR", "poller-job/target/poller-job.jar")),
                variables.text("RECEIVER_OPTIONS", ""),
                variables.text("PGBENCH", "pgbench"),
                Path.of(variables.text("DIRECTORY", "lab/load/target/bench")),
                variables.number("ROUNDS", 5, 1, 1_000),
                Duration.ofMillis(variables.number("SAMPLE_MILLIS", 5_000, 200, 600_000)),
                variables.number("EVENTS", 1_000, 4, 100_000),
                variables.number("OPEN_RATE", 1_500, 1, 100_000),
                Duration.ofSeconds(variables.number("OPEN_SECONDS", 20, 3, 3_600)),
                variables.decimal("MOST_OTHERS", 0.12, 0, 1));
    }
}
