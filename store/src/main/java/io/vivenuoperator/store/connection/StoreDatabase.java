package io.vivenuoperator.store.connection;

import io.vivenuoperator.platform.database.ApplicationProfile;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import java.sql.SQLException;

/** The database that holds the product's schema. */
public final class StoreDatabase {
    /** The application name at the server, and the advice in errors. */
    public static final ApplicationProfile APPLICATION = new ApplicationProfile(
            "vivenu-operator",
            "run `java -jar poller-job.jar migrate`, and check that the URL leads to the migrated database and schema",
            "give vivenu-operator its own database, or its own schema with currentSchema=vivenu in DATABASE_URL");

    /** The newest migration that this program knows. */
    public static final int SCHEMA = 29;

    private StoreDatabase() {}

    /**
     * Does not connect yet.
     *
     * @param poolSize the most connections this process will hold
     */
    public static Database open(DatabaseUrl url, int poolSize) {
        return Database.open(APPLICATION, url, poolSize);
    }

    /** Translates an SQLException into its meaning for whoever runs the product. */
    public static DatabaseException failure(SQLException cause) {
        return DatabaseException.of(cause, APPLICATION);
    }
}
