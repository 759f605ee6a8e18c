package io.vivenuoperator.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * This JVM's server: an embedded PostgreSQL without durability, because nobody needs the data again. With {@code
 * -Dtest.postgres=host:port} the tests use an existing server (superuser postgres, password postgres), to try
 * another version.
 */
public final class TestServer {
    private static final TestServer SERVER = new TestServer();

    private final String address;

    private TestServer() {
        String external = System.getProperty("test.postgres", "");
        address = external.isEmpty() ? embedded() : external;
    }

    public static TestServer get() {
        return SERVER;
    }

    private static String embedded() {
        try {
            EmbeddedPostgres postgres = TestServerData.inMemory(EmbeddedPostgres.builder())
                    .setServerConfig("max_wal_size", "256MB")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            return "127.0.0.1:" + postgres.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For DATABASE_URL. */
    public String url(String database) {
        return "postgresql://postgres:postgres@" + address + "/" + database;
    }

    /** As superuser, in no test's database. */
    public synchronized void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + address + "/postgres", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
