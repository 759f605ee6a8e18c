package io.vivenuoperator.store.login;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.RuntimeRole;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL with the schema that asks the programs' role for its password, and a file that has it, as a mounted Secret does. */
public final class PasswordServer implements AutoCloseable {
    public static final String ROLE = "app";

    private static final String RULES = """
            host all postgres samehost trust
            host all all      samehost scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final Path file;

    private PasswordServer(EmbeddedPostgres server, Path file) {
        this.server = server;
        this.file = file;
    }

    /** With this password, in the file too. */
    public static PasswordServer start(Path folder, String password) {
        try {
            Path rules = Files.writeString(folder.resolve("pg_hba.conf"), RULES);
            var started = new PasswordServer(
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("hba_file", rules.toString())
                            .start(),
                    folder.resolve("password"));
            started.execute("CREATE ROLE " + ROLE + " LOGIN");
            started.change(password);
            started.write(password);
            SchemaMigration.migrate(
                    DatabaseUrl.parse(started.ownerUrl()),
                    new ProgramRoles(Optional.of(new RuntimeRole(ROLE)), Optional.empty()));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the server alone. */
    public void change(String password) {
        execute("ALTER ROLE " + ROLE + " PASSWORD '" + password.replace("'", "''") + "'");
    }

    /** To the file alone, at once as a whole, as the kubelet does. */
    public void write(String password) {
        try {
            Path next = Files.writeString(file.resolveSibling("next"), password + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all sessions of the programs, as a failover does. */
    public void cutSessions() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + ROLE + "'");
    }

    /** For DATABASE_URL: without a password. */
    public String url() {
        return url(ROLE);
    }

    /** As the superuser, who needs none. */
    public String ownerUrl() {
        return url("postgres");
    }

    private String url(String role) {
        return "postgresql://" + role + "@127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** For DATABASE_PASSWORD_FILE. */
    public Path file() {
        return file;
    }

    public void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    public long number(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
