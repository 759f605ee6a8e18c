package io.vivenuoperator.poller.webhook;

import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.receiver.batch.DeliveryStore;
import io.vivenuoperator.receiver.batch.DeliveryStores.Opening;
import io.vivenuoperator.receiver.batch.RefusedDataException;
import io.vivenuoperator.receiver.batch.StoreLostException;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.store.news.NewsChoice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The receiver's parser and store, for bodies that do not come from a request. */
public final class Mailbox implements AutoCloseable {
    private static final String NO_HASH = "0".repeat(64);

    private final EnvelopeParser parser = new EnvelopeParser();
    private final DeliveryStore store;
    private final Clock clock;

    private Mailbox(DeliveryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** On a database with the schema. */
    public static Mailbox open(String databaseUrl, Clock clock) {
        return switch (new PostgresStores(
                        DatabaseUrl.parse(databaseUrl), NewsChoice.EVERYTHING, DatabaseObserver.NONE, clock)
                .open()) {
            case Opening.Open(DeliveryStore store) -> new Mailbox(store, clock);
            case Opening.NotNow(String reason) -> throw new IllegalStateException(reason);
        };
    }

    /** Stores these bodies as one batch; returns how many were new. */
    public int receive(String region, List<byte[]> bodies) {
        if (bodies.isEmpty()) {
            return 0;
        }
        List<Delivery> batch = new ArrayList<>();
        for (byte[] body : bodies) {
            if (!(parser.parse(body) instanceof ParsedBody.Accepted accepted)) {
                throw new IllegalArgumentException("no delivery");
            }
            batch.add(
                    new Delivery(region, accepted.envelope(), accepted.kept(), NO_HASH, body.length, clock.instant()));
        }
        try {
            return (int) store.store(batch).stream()
                    .filter(outcome -> outcome == Outcome.STORED)
                    .count();
        } catch (RefusedDataException | StoreLostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
