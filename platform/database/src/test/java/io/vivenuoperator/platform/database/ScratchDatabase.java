package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A separate database for each test, on one real PostgreSQL per JVM. */
public class ScratchDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
    /** PostgreSQL's own template for empty databases. */
    private static final String EMPTY = "template1";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int POOL_SIZE = 8;

    private final ApplicationProfile application;
    private final Supplier<String> template;
    private String name = "";
    private Database database;

    /** @param template the database that is copied */
    protected ScratchDatabase(ApplicationProfile application, Supplier<String> template) {
        this.application = application;
        this.template = template;
    }

    /** An empty database. */
    public static ScratchDatabase empty() {
        return new ScratchDatabase(
                new ApplicationProfile("test", "create it", "use a schema of its own"), ScratchDatabase::nothing);
    }

    /** The template of an empty database. */
    protected static String nothing() {
        return EMPTY;
    }

    public ScratchDatabase start() {
        name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        TestServer.get().execute("CREATE DATABASE " + name + " TEMPLATE " + template.get() + " STRATEGY FILE_COPY");
        database = Database.open(application, DatabaseUrl.parse(url()), POOL_SIZE);
        return this;
    }

    @Override
    public void close() {
        database.close();
        TestServer.get().execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** For DATABASE_URL, in the form that providers use. */
    public String url() {
        return TestServer.get().url(name);
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
}
