package io.vivenuoperator.store.schema;

import io.vivenuoperator.store.database.DatabaseException;
import io.vivenuoperator.store.database.DatabaseUrl;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings a database to this program's schema. Two migrations at once wait for each other (Flyway's lock). */
public final class SchemaMigration {
    private SchemaMigration() {}

    /**
     * What a migration did.
     *
     * @param applied how many steps; 0 when there was nothing to do
     * @param version the schema's version now
     */
    public record Outcome(int applied, int version) {}

    /**
     * Applies what is missing; nothing, when the schema is current or newer.
     *
     * @throws DatabaseException when the database is away (transient) or refuses a step
     */
    public static Outcome migrate(DatabaseUrl url) {
        Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(connections(url))
                .locations("classpath:db/migration")
                // A schema that is newer is no error: an older release's hook finds nothing to do.
                .ignoreMigrationPatterns("*:future")
                .load();
        try {
            MigrateResult result = flyway.migrate();
            return new Outcome(result.migrationsExecuted, SchemaCheck.EXPECTED);
        } catch (FlywayException e) {
            throw causeOf(e);
        }
    }

    private static DataSource connections(DatabaseUrl url) {
        try {
            return new SharedSessionDataSource(url);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
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
