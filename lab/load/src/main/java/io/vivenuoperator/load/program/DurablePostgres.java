package io.vivenuoperator.load.program;

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
import java.util.List;
import java.util.Map;

/** PostgreSQL with durability on, which embedded ones leave off, and with data that outlives its process. */
public final class DurablePostgres implements AutoCloseable {
    /**
     * Settings like those of a database that has run for a while and reuses its WAL files. A new one creates each of them, and every
     * client waits for that.
     */
    public static final Map<String, String> SEASONED = Map.of(
            "max_connections", "320",
            "shared_buffers", "512MB",
            "max_wal_size", "4GB",
            "min_wal_size", "4GB",
            "checkpoint_timeout", "30min");

    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private EmbeddedPostgres server;

    private DurablePostgres(Path data, Map<String, String> settings, EmbeddedPostgres server) {
        this.data = data;
        this.settings = settings;
        this.server = server;
        port = server.getPort();
    }

    /** With PostgreSQL's default settings, but durable. */
    public static DurablePostgres start(Path directory) throws IOException, SQLException {
        return start(directory, Map.of());
    }

    /** With these settings of postgresql.conf, which must not affect durability. */
    public static DurablePostgres start(Path directory, Map<String, String> settings) throws IOException, SQLException {
        Path data = directory.resolve("data");
        var postgres = new DurablePostgres(data, settings, server(data, settings, 0));
        postgres.requireDurable();
        return postgres;
    }

    private static EmbeddedPostgres server(Path data, Map<String, String> settings, int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("log_checkpoints", "off");
        settings.forEach(builder::setServerConfig);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.setPort(port).start();
    }

    private void requireDurable() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    if (!row.next() || !row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is not on: this run would prove nothing");
                    }
                }
            }
        }
    }

    /** For DATABASE_URL. */
    public String url() {
        return "postgresql://postgres:postgres@127.0.0.1:" + port + "/postgres";
    }

    /** For JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres";
    }

    public int port() {
        return port;
    }

    /** The postmaster's process id. */
    public long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    /** Like {@code pg_ctl stop -m immediate}: SIGQUIT to the postmaster, so that nothing is written on the way out. */
    public void stopAtOnce() throws IOException, InterruptedException {
        long pid = pid();
        ProcessHandle postmaster = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("the database's process does not exist"));
        int sent = new ProcessBuilder("sh", "-c", "kill -QUIT " + pid)
                .inheritIO()
                .start()
                .waitFor();
        if (sent != 0) {
            throw new IllegalStateException("the database could not be signalled");
        }
        var _ = postmaster.onExit().join();
        server.close();
    }

    /** Recovers from the WAL, on the same port. */
    public void startAgain() throws IOException {
        server = server(data, settings, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
