package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.settings.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A bench. It brings its own database and starts the receiver itself.
 *
 * @param receiverJar the receiver, with its libraries beside it
 * @param migrateJar the poller's, which makes the schema
 * @param receiverOptions for its JVM, beside those that every program gets: a profiler's, for instance
 * @param pgbench PostgreSQL's own load program, a path or a name to be found
 * @param directory where the database's files are put; on a disk whose fsync counts
 * @param rounds how often each sample is taken; figures are medians
 * @param sample how long one sample counts
 * @param events how many events the deliveries are about
 * @param openRate deliveries that fall due in a second, in the open loop
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
