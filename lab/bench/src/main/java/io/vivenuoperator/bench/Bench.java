package io.vivenuoperator.bench;

import io.vivenuoperator.bench.measure.Ratio;
import io.vivenuoperator.bench.storage.Scale;
import io.vivenuoperator.bench.storage.StorageBench;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.sql.SQLException;
import java.util.List;

/** {@code make bench}: compares the store with one row per poll, on a PostgreSQL of its own with durability on (fsync). */
public final class Bench {
    private Bench() {}

    /** Takes the options of {@link Scale#USAGE}. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try {
            run(Scale.parse(arguments), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: make bench ARGS='" + Scale.USAGE + "'");
            System.exit(2);
        }
    }

    static List<Ratio> run(Scale scale, PrintStream out) throws IOException, SQLException {
        out.printf(
                "%d events x %d types x %d days x %d polls a day = %d samples, of which %.2f %% change.%n",
                scale.events(),
                scale.types(),
                scale.days(),
                scale.pollsPerDay(),
                scale.samples(),
                scale.changed() * 100);
        out.printf(
                "The row-per-poll table holds %d of the events; figures marked ~ are extrapolated from it (x %.1f) or from its rows' size.%n",
                scale.naiveEvents(), scale.naiveFactor());
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        out.printf(
                "%d processors, load average %.1f before the start: times are worth what the machine was left alone.%n",
                machine.getAvailableProcessors(), machine.getSystemLoadAverage());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .start();
                Database database = StoreDatabase.open(url(postgres), 2)) {
            SchemaMigration.migrate(url(postgres));
            List<Ratio> ratios = new StorageBench(database, scale, line -> out.println("  " + line)).run();
            out.println(Ratio.HEAD);
            ratios.forEach(ratio -> out.println(ratio.line()));
            return ratios;
        }
    }

    private static DatabaseUrl url(EmbeddedPostgres postgres) {
        return DatabaseUrl.parse("postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    }
}
