package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.receiver.batch.DeliveryStores;
import io.vivenuoperator.store.ingest.IngestSession;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.schema.SchemaState;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the writer's connection, after checking that this version fits the schema. */
public final class PostgresStores implements DeliveryStores {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStores.class);

    /** The application name of its connection in PostgreSQL. */
    private static final String PROGRAM = "webhook-receiver";

    private final DatabaseUrl url;
    private final NewsChoice news;
    private final DatabaseObserver observer;
    private final Clock clock;

    /**
     * For the database at this URL, which need not be reachable yet.
     *
     * @param news what is told of that which deliveries change
     * @param observer told of logins and of transactions that write
     */
    public PostgresStores(DatabaseUrl url, NewsChoice news, DatabaseObserver observer, Clock clock) {
        this.observer = observer;
        this.url = url;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Opening open() {
        IngestSession session;
        try {
            session = IngestSession.open(url, PROGRAM, news, observer, clock);
        } catch (DatabaseException e) {
            return new Opening.NotNow("no connection: " + e.getMessage());
        }
        Opening opening = judge(session);
        if (!(opening instanceof Opening.Open)) {
            session.close();
        }
        return opening;
    }

    private static Opening judge(IngestSession session) {
        try {
            SchemaState state = session.schema();
            if (!state.fits()) {
                return new Opening.NotNow(state.advice());
            }
            warnIfAhead(state);
            return new Opening.Open(new PostgresDeliveryStore(session));
        } catch (DatabaseException e) {
            return new Opening.NotNow("the schema could not be checked: " + e.getMessage());
        }
    }

    /** Migrations only add, so a pod of the previous version that restarts during an upgrade works as before. */
    private static void warnIfAhead(SchemaState state) {
        if (state instanceof SchemaState.Ahead) {
            LOG.atWarn().addKeyValue("advice", state.advice()).log("Schema is ahead of this version");
        }
    }
}
