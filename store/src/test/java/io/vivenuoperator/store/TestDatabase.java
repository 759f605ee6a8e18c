package io.vivenuoperator.store;

import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.DatabaseUrl;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for each test, with the schema in it, on one real PostgreSQL per JVM. Register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestDatabase database = TestDatabase.migrated();
 * }</pre>
 *
 * or use it as a resource: {@code try (var database = TestDatabase.migrated().start()) { … }}.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int POOL_SIZE = 8;

    private final boolean migrated;
    private String name = "";
    private Database database;

    private TestDatabase(boolean migrated) {
        this.migrated = migrated;
    }

    /** With the schema. */
    public static TestDatabase migrated() {
        return new TestDatabase(true);
    }

    /** Without. */
    public static TestDatabase empty() {
        return new TestDatabase(false);
    }

    public TestDatabase start() {
        name = "test_" + COUNT.incrementAndGet();
        Server.get().execute("CREATE DATABASE " + name + (migrated ? " TEMPLATE " + Server.TEMPLATE : ""));
        database = Database.open(DatabaseUrl.parse(url()), POOL_SIZE);
        return this;
    }

    @Override
    public void close() {
        database.close();
        Server.get().execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** For DATABASE_URL, in the form that providers hand out. */
    public String url() {
        return Server.get().url(name);
    }

    /** The database's name on the server. */
    public String name() {
        return name;
    }

    public Database database() {
        return database;
    }

    /** The first column of the first row. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row, or an empty string. */
    public String text(String sql) {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            String text = rows.next() ? rows.getString(1) : "";
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one server of this JVM. Durability is off, as befits data that nobody wants back. */
    private static final class Server {
        static final String TEMPLATE = "migrated";
        private static final Server SERVER = new Server();

        private final EmbeddedPostgres postgres;

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            execute("CREATE DATABASE " + TEMPLATE);
            SchemaMigration.migrate(DatabaseUrl.parse(url(TEMPLATE)));
        }

        static Server get() {
            return SERVER;
        }

        String url(String database) {
            return "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/" + database;
        }

        synchronized void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
