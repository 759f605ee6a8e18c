package io.vivenuoperator.receiver;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A PostgreSQL with the schema that can be stopped immediately and then loses whatever was not durable. */
final class DurableServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private DurableServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
        port = server.getPort();
    }

    static DurableServer start(Path data) throws IOException {
        var started = new DurableServer(data, server(data, 0));
        SchemaMigration.migrate(DatabaseUrl.parse(started.url()));
        return started;
    }

    /** Commits without durability are written as late as possible. */
    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_writer_delay", "10s")
                .setServerConfig("wal_writer_flush_after", "1GB")
                .setServerConfig("wal_buffers", "64MB")
                .setPort(port)
                .start();
    }

    String url() {
        return "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres";
    }

    /** Like {@code pg_ctl stop -m immediate}: SIGQUIT to the postmaster. */
    void stopAtOnce() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        if (new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor() != 0) {
            throw new IllegalStateException("the database could not be signalled");
        }
        var _ = postmaster.onExit().join();
        server.close();
    }

    void startAgain() throws IOException {
        server = server(data, port);
    }

    /** The ids of the stored deliveries. */
    Set<String> deliveries() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + url().replace("postgres:postgres@", ""), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT delivery_id FROM webhook_delivery")) {
            var ids = new HashSet<String>();
            while (row.next()) {
                ids.add(row.getString(1));
            }
            return ids;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
