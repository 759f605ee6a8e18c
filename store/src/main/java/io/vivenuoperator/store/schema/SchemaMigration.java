package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.output.ValidateOutput;

/**
 * Migrates a database to this program's schema: all steps or none, after checking that they can succeed. Concurrent
 * migrations wait for each other.
 */
public final class SchemaMigration {
    /**
     * The most sessions that a migration has at the server: one with the lock, one that works, and one that was closed and is about
     * to end. Behind a pooler one is enough.
     */
    public static final int CONNECTIONS = 3;

    private static final int TRIES = 3;

    private SchemaMigration() {}

    /**
     * The effect of a migration.
     *
     * @param applied the number of steps; 0 if there was nothing to do
     * @param version the schema's version now
     * @param remarks worth knowing, but no obstacles
     */
    public record Outcome(int applied, int version, List<String> remarks) {}

    /**
     * Applies the missing steps; does nothing if the schema is current or newer. Whoever migrates is the only one who
     * may use it.
     */
    public static Outcome migrate(DatabaseUrl url) {
        return migrate(url, ProgramRoles.NONE);
    }

    /**
     * Applies what is missing, and lets the programs' own roles work with the schema.
     *
     * @throws DatabaseException if the database is unreachable (transient) or refuses a step
     * @throws UnfitDatabaseException if it can't be migrated as it is
     */
    public static Outcome migrate(DatabaseUrl url, ProgramRoles roles) {
        var connections = new SharedSessionDataSource(url);
        Flyway flyway = flyway(connections);
        try (MigrationLock lock = MigrationLock.acquire(connections)) {
            var remarks = new ArrayList<>(look(flyway, connections, roles));
            MigrateResult result = lock.connection().isPresent() ? flyway.migrate() : migrateBesideAnother(flyway);
            if (roles.runtime().isPresent()) {
                var grants = new RuntimeGrants(roles.runtime().get(), names(flyway));
                inTransaction(connections, grants::give);
            }
            makeApi(connections, roles).ifPresent(remarks::add);
            return new Outcome(result.migrationsExecuted, SchemaCheck.EXPECTED, List.copyOf(remarks));
        } catch (FlywayValidateException e) {
            throw differing(flyway);
        } catch (FlywayException e) {
            throw causeOf(e);
        } catch (SQLException e) {
            throw StoreDatabase.failure(e);
        }
    }

    /** Without a lock of ours two first migrations may meet where Flyway has none yet: one of them finds the other's empty history. */
    private static MigrateResult migrateBesideAnother(Flyway flyway) {
        for (int attempt = 1; ; attempt++) {
            try {
                return flyway.migrate();
            } catch (FlywayValidateException e) {
                throw e;
            } catch (FlywayException e) {
                if (attempt == TRIES || causeOf(e) instanceof DatabaseException) {
                    throw e;
                }
            }
        }
    }

    /** Only who names a reader wants it for certain; for others it is worth a remark that it can't be made. */
    private static Optional<String> makeApi(SharedSessionDataSource connections, ProgramRoles roles)
            throws SQLException {
        Optional<String> obstacle = inTransaction(connections, new ApiSchema(roles.readers())::make);
        if (obstacle.isPresent() && roles.reader().isPresent()) {
            throw MigrationPreflight.unfit(obstacle.get());
        }
        return obstacle;
    }

    private static Flyway flyway(SharedSessionDataSource connections) {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(connections)
                .locations("classpath:" + MigrationSteps.FOLDER)
                // A newer schema is no error: the hook of an older release finds nothing to do.
                .ignoreMigrationPatterns("*:future")
                // The schema may contain another application's objects; conflicts were ruled
                // out before.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // One transaction for all steps: a failed migration leaves the schema as it was.
                .group(true)
                .load();
    }

    /**
     * Checks everything that can be known before the first step; never uses two connections at once, because a pool may
     * have only one.
     */
    private static List<String> look(Flyway flyway, SharedSessionDataSource connections, ProgramRoles roles)
            throws SQLException {
        Found found = inTransaction(connections, SchemaMigration::found);
        if (roles.runtime().isPresent()) {
            inTransaction(connections, roles.runtime().get()::requireExisting);
        }
        if (roles.reader().isPresent()) {
            inTransaction(connections, roles.reader().get()::prepare);
        }
        int version = found.history().map(MigrationHistory::version).orElse(0);
        if (version < SchemaCheck.EXPECTED) {
            MigrationPreflight.requireRights(found.look());
            Set<String> names = names(flyway);
            inTransaction(connections, tx -> requireRoom(new MigrationPreflight(tx), version, names, found.look()));
        }
        return found.look().remark().stream().toList();
    }

    /** Of all objects that the steps make. */
    private static Set<String> names(Flyway flyway) {
        return MigrationSteps.madeBy(Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getScript)
                .filter(script -> script.endsWith(".sql"))
                .toList());
    }

    private record Found(ServerInspection look, Optional<MigrationHistory> history) {}

    private static Found found(Connection tx) throws SQLException {
        ServerInspection server = ServerInspection.at(tx);
        MigrationPreflight.require(server.problem());
        new MigrationPreflight(tx).prepareSchema(server.role());
        ServerInspection look = ServerInspection.at(tx);
        Optional<MigrationHistory> history = MigrationHistory.in(tx);
        MigrationPreflight.require(
                history.flatMap(known -> known.problem(look.schema().orElse(""))));
        return new Found(look, history);
    }

    private static MigrationPreflight requireRoom(
            MigrationPreflight ground, int version, Set<String> names, ServerInspection look) throws SQLException {
        if (version == 0) {
            ground.requireFree(names, look.schema().orElseThrow());
        } else {
            ground.requireOwned(names, look.role());
        }
        return ground;
    }

    private static <T> T inTransaction(SharedSessionDataSource connections, TransactionWork<T> work)
            throws SQLException {
        try (Connection tx = connections.getConnection()) {
            tx.setAutoCommit(false);
            connections.begin(tx);
            T result = work.run(tx);
            tx.commit();
            return result;
        }
    }

    /** The history and this program disagree. Only versions are named. */
    private static UnfitDatabaseException differing(Flyway flyway) {
        List<String> steps = flyway.validateWithResult().invalidMigrations.stream()
                .map(SchemaMigration::step)
                .distinct()
                .toList();
        return MigrationPreflight.unfit(
                "The history does not match this program's migrations (" + String.join(", ", steps)
                        + "): the database was migrated by a changed build, or its history was edited. Run the release that made it,"
                        + " or restore the database.");
    }

    private static String step(ValidateOutput output) {
        return "version " + output.version + " "
                + (output.errorDetails == null ? "differs" : output.errorDetails.errorCode.toString());
    }

    private static RuntimeException causeOf(FlywayException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return StoreDatabase.failure(sql);
            }
        }
        return e;
    }
}
