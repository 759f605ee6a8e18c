package io.vivenuoperator.store.schema;

import io.vivenuoperator.store.database.DatabaseException;
import io.vivenuoperator.store.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.output.ValidateOutput;

/**
 * Brings a database to this program's schema: all steps or none, after a look at whether they can be done. Two migrations at once
 * wait for each other.
 */
public final class SchemaMigration {
    private static final String LOGIN_SECONDS = "10";
    /** The first number is that of the inbox's months, the second is free there. */
    private static final String TURN = "SELECT pg_advisory_xact_lock(1987473005, 2)";

    private SchemaMigration() {}

    /**
     * What a migration did.
     *
     * @param applied how many steps; 0 when there was nothing to do
     * @param version the schema's version now
     * @param remarks what is worth knowing, and kept nothing from being done
     */
    public record Outcome(int applied, int version, List<String> remarks) {}

    /**
     * Applies what is missing; nothing, when the schema is current or newer.
     *
     * @throws DatabaseException when the database is away (transient) or refuses a step
     * @throws UnfitDatabaseException when it can't be migrated as it is
     */
    public static Outcome migrate(DatabaseUrl url) {
        Flyway flyway = flyway(url);
        try (Connection _ = takeTurn(flyway)) {
            List<String> remarks = look(flyway);
            MigrateResult result = flyway.migrate();
            return new Outcome(result.migrationsExecuted, SchemaCheck.EXPECTED, remarks);
        } catch (FlywayValidateException e) {
            throw differing(flyway);
        } catch (FlywayException e) {
            throw causeOf(e);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private static Flyway flyway(DatabaseUrl url) {
        Map<String, String> settings = new LinkedHashMap<>(url.secrets());
        settings.put("logServerErrorDetail", "false");
        // Whatever listens there may take the connection and never say a word; a step may take its time.
        settings.put("loginTimeout", LOGIN_SECONDS);
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(
                        url.jdbcUrl(), url.user().orElse(null), url.password().orElse(null))
                .jdbcProperties(settings)
                .locations("classpath:" + Steps.FOLDER)
                // A schema that is newer is no error: an older release's hook finds nothing to do.
                .ignoreMigrationPatterns("*:future")
                // Someone else's tables and functions may be there already; what would be in the way is looked for
                // before.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // One transaction for all steps: a migration that fails leaves the schema as it was.
                .group(true)
                .load();
    }

    /**
     * Flyway's own lock begins after it has looked for a history: of two at once, one would take the other's first table for someone
     * else's. Ours is held until the connection is closed, by a transaction, so that a pooler keeps it too.
     */
    private static Connection takeTurn(Flyway flyway) throws SQLException {
        Connection turn = flyway.getConfiguration().getDataSource().getConnection();
        boolean taken = false;
        try (Statement lock = turn.createStatement()) {
            turn.setAutoCommit(false);
            lock.execute(TURN);
            taken = true;
            return turn;
        } finally {
            if (!taken) {
                turn.close();
            }
        }
    }

    /** Everything that can be known before the first step. */
    private static List<String> look(Flyway flyway) throws SQLException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            Ground.require(ServerLook.at(connection).problem());
            Ground ground = new Ground(connection);
            ground.prepareSchema(ServerLook.at(connection).role());
            ServerLook look = ServerLook.at(connection);
            Optional<History> history = History.in(connection);
            Ground.require(history.flatMap(known -> known.problem(look.schema().orElse(""))));
            if (history.map(History::version).orElse(0) < SchemaCheck.EXPECTED) {
                Ground.requireRights(look);
                requireRoom(flyway, ground, history, look);
            }
            return look.remark().stream().toList();
        }
    }

    private static void requireRoom(Flyway flyway, Ground ground, Optional<History> history, ServerLook look)
            throws SQLException {
        Set<String> names = Steps.madeBy(Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getScript)
                .filter(script -> script.endsWith(".sql"))
                .toList());
        if (history.map(History::version).orElse(0) == 0) {
            ground.requireFree(names, look.schema().orElseThrow());
        } else {
            ground.requireOwned(names, look.role());
        }
    }

    /** The history and this program tell different stories. Only versions are named. */
    private static UnfitDatabaseException differing(Flyway flyway) {
        List<String> steps = flyway.validateWithResult().invalidMigrations.stream()
                .map(SchemaMigration::step)
                .distinct()
                .toList();
        return Ground.unfit("The history does not match this program's migrations (" + String.join(", ", steps)
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
                return DatabaseException.of(sql);
            }
        }
        return e;
    }
}
