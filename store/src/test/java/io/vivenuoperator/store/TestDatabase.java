package io.vivenuoperator.store;

import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.DatabaseUrl;
import java.sql.Connection;
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
    private String parameters = "";
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

    /**
     * Statements keep their plans, which the product's own settings avoid: planning costs more than executing where the tables
     * hold some dozens of rows, and a proof of many short histories is all planning otherwise.
     */
    public TestDatabase keepingPlans() {
        parameters = "?prepareThreshold=1&options=-c%20plan_cache_mode=force_generic_plan";
        return this;
    }

    public TestDatabase start() {
        name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        TestServer.get().execute("CREATE DATABASE " + name + (migrated ? " TEMPLATE " + TestServer.TEMPLATE : ""));
        database = Database.open(DatabaseUrl.parse(url()), POOL_SIZE);
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

    /** For DATABASE_URL, in the form that providers hand out. */
    public String url() {
        return TestServer.get().url(name) + parameters;
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
