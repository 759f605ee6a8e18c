package io.vivenuoperator.store;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.ScratchDatabase;
import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.util.function.Supplier;

/**
 * A separate database with the schema for each test, on one real PostgreSQL per JVM. Register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestDatabase database = TestDatabase.migrated();
 * }</pre>
 *
 * or use it as a resource: {@code try (var database = TestDatabase.migrated().start()) { … }}.
 */
public final class TestDatabase extends ScratchDatabase {
    private static final Template MIGRATED =
            new Template("migrated_" + ProcessHandle.current().pid());

    private String parameters = "";

    private TestDatabase(Supplier<String> template) {
        super(StoreDatabase.APPLICATION, template);
    }

    /** With the schema. */
    public static TestDatabase migrated() {
        return new TestDatabase(MIGRATED::name);
    }

    /** Without. */
    public static TestDatabase empty() {
        return new TestDatabase(ScratchDatabase::nothing);
    }

    /**
     * Statements keep their plans, which the product's own settings avoid: with some dozens of rows, planning costs more
     * than executing, and a proof over many short histories would otherwise be all planning.
     */
    public TestDatabase keepingPlans() {
        parameters = "?prepareThreshold=1&options=-c%20plan_cache_mode=force_generic_plan";
        return this;
    }

    @Override
    public TestDatabase start() {
        super.start();
        return this;
    }

    @Override
    public String url() {
        return super.url() + parameters;
    }

    /** The database that each test's own is copied from. */
    private static final class Template {
        private final String name;
        private boolean made;

        private Template(String name) {
            this.name = name;
        }

        private synchronized String name() {
            if (!made) {
                made = true;
                TestServer.get().execute("CREATE DATABASE " + name);
                SchemaMigration.migrate(DatabaseUrl.parse(TestServer.get().url(name)));
            }
            return name;
        }
    }
}
