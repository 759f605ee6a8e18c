package io.vivenuoperator.store.query;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Asks questions that belong together: one read-only transaction, of one moment, for the regions that the asker may see. */
public final class SalesReader {
    /** The setting that ends a transaction which waits for its client; the role's own is short. */
    private static final String IDLE = "idle_in_transaction_session_timeout";

    /** The setting of a transaction that the views of the schema {@code api} go by. */
    private static final String REGIONS = "vivenu.regions";

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
        return read(longest, regions, UnaryOperator.identity(), questions);
    }

    /**
     * Asks what has many rows, which the asker takes one after the other.
     *
     * @param patience how long the server may take for a step, and the asker between two of them
     * @throws DatabaseException if the database can't answer, or not to the end
     */
    public <T> T readWhole(Duration patience, VisibleRegions regions, Questions<T> questions) {
        return read(patience, regions, settings -> settings.with(IDLE, patience.toMillis() + "ms"), questions);
    }

    private <T> T read(
            Duration patience,
            VisibleRegions regions,
            UnaryOperator<TransactionSettings> more,
            Questions<T> questions) {
        return database.read(
                patience,
                // Compiling a statement takes longer than running it.
                settings -> more.apply(settings.with(REGIONS, regions.text())
                        .with("jit", "off")
                        .ofOneMoment()),
                tx -> questions.ask(new SalesQueries(tx)));
    }
}
