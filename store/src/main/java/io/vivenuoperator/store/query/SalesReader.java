package io.vivenuoperator.store.query;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import java.sql.SQLException;
import java.time.Duration;

/** Asks questions that belong together: one read-only transaction, of one moment, for the regions that the asker may see. */
public final class SalesReader {
    private final Database database;
    private final Duration longest;

    /**
     * A reader of this database.
     *
     * @param longest after which the server gives up a statement
     */
    public SalesReader(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
    }

    /** One or more questions. */
    @FunctionalInterface
    public interface Questions<T> {
        T ask(SalesQueries queries) throws SQLException;
    }

    /**
     * Asks them.
     *
     * @throws DatabaseException if the database can't answer
     */
    public <T> T read(VisibleRegions regions, Questions<T> questions) {
        return database.read(
                longest,
                settings ->
                        settings.with(VisibleRegions.SETTING, regions.setting()).ofOneMoment(),
                tx -> questions.ask(new SalesQueries(tx)));
    }
}
