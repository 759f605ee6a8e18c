package io.vivenuoperator.store;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.LoginDataSource;
import io.vivenuoperator.platform.database.ScratchDatabase;
import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.ReaderRole;
import io.vivenuoperator.store.schema.RuntimeRole;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A separate database with the schema for each test, on one real PostgreSQL per JVM. Register it as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestDatabase database = TestDatabase.migrated();
 * }</pre>
 *
 * or use it as a resource: {@code try (var database = TestDatabase.migrated().start()) { … }}.
 *
 * <p>The schema belongs to a role that may do nothing else, and {@link #database()} is what the programs get: a role that owns
 * nothing and may create nothing. What a test does by {@link #execute} it does as superuser.
 */
public final class TestDatabase extends ScratchDatabase {
    private static final String OWNER = "schema_owner";
    private static final String RUNTIME = "runtime";
    private static final String READER = "reader";
    private static final int CONNECTIONS = 8;
    private static final Template MIGRATED =
            new Template("migrated_" + ProcessHandle.current().pid());

    private final boolean migrated;
    private String parameters = "";
    private @Nullable Database runtime;

    private TestDatabase(Supplier<String> template, boolean migrated) {
        super(StoreDatabase.APPLICATION, template);
        this.migrated = migrated;
    }

    /** With the schema. */
    public static TestDatabase migrated() {
        return new TestDatabase(MIGRATED::name, true);
    }

    /** Without. */
    public static TestDatabase empty() {
        return new TestDatabase(ScratchDatabase::nothing, false);
    }

    /** Without, made anew with these options, for example {@code ENCODING 'UTF8' LOCALE 'C'}. */
    public static TestDatabase empty(String options) {
        return new TestDatabase(() -> "template0 " + options, false);
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
        if (migrated) {
            runtime = StoreDatabase.open(DatabaseUrl.parse(runtimeUrl()), CONNECTIONS);
        }
        return this;
    }

    /** As the programs have it; as superuser while there is no schema. */
    @Override
    public Database database() {
        return runtime == null ? super.database() : runtime;
    }

    /** For the programs' DATABASE_URL: as the role that owns nothing. */
    public String runtimeUrl() {
        return as(RUNTIME);
    }

    /** For the read API's DATABASE_URL: as the role that reads the schema {@code api} and nothing else. */
    public String readerUrl() {
        return as(READER);
    }

    /** For the migration's DATABASE_URL: as the role that owns the schema. */
    public String ownerUrl() {
        return as(OWNER);
    }

    /** As the role that owns the schema, for what programs may not read. To be closed by the caller. */
    public Connection ownerConnection() throws SQLException {
        return new LoginDataSource(DatabaseUrl.parse(ownerUrl()), Map.of()).getConnection();
    }

    private String as(String role) {
        return url().replace("postgres:postgres@", role + ":" + role + "@");
    }

    @Override
    public void close() {
        if (runtime != null) {
            runtime.close();
            runtime = null;
        }
        super.close();
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
                makeRole(OWNER);
                makeRole(RUNTIME);
                makeRole(READER);
                TestServer.get().execute("CREATE DATABASE " + name);
                String url = TestServer.get().url(name);
                allowOwner(url);
                SchemaMigration.migrate(
                        DatabaseUrl.parse(url.replace("postgres:postgres@", OWNER + ":" + OWNER + "@")),
                        new ProgramRoles(Optional.of(new RuntimeRole(RUNTIME)), Optional.of(new ReaderRole(READER))));
            }
            return name;
        }

        private static void makeRole(String role) {
            TestServer.get()
                    .execute("DO $$ BEGIN CREATE ROLE " + role + " LOGIN PASSWORD '" + role
                            + "'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        }

        private static void allowOwner(String url) {
            try (Database database = StoreDatabase.open(DatabaseUrl.parse(url), 1)) {
                database.inTransaction(tx -> {
                    try (Statement grant = tx.createStatement()) {
                        return grant.execute("GRANT CREATE ON SCHEMA public TO " + OWNER
                                + "; CREATE SCHEMA api AUTHORIZATION " + OWNER);
                    }
                });
            }
        }
    }
}
