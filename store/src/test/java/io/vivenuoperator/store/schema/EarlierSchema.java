package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.DatabaseUrl;
import org.flywaydb.core.Flyway;

/** The schema as an earlier release made it. */
public final class EarlierSchema {
    private EarlierSchema() {}

    /**
     * Runs the first migrations.
     *
     * @param last the number of the last one
     */
    public static void migrate(DatabaseUrl url, String last) {
        Flyway.configure()
                .dataSource(
                        url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow())
                .locations("classpath:db/migration")
                .target(last)
                .load()
                .migrate();
    }
}
