package io.vivenuoperator.load.events;

import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookSignature;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * The webhooks of one measurement, with the book of their endpoints. Closing deletes them.
 *
 * @param ids by the endpoint's number
 * @param typeOf the number in the type that an endpoint wants
 * @param after the last message before the measurement
 */
record HookGroup(EventsStage stage, HookBook book, List<String> ids, IntUnaryOperator typeOf, long after)
        implements AutoCloseable {
    /** Of all webhooks of the load. */
    static final String SECRET = "secret-of-the-load-0123456789";

    /** The service looks for changed webhooks every half a second. */
    private static final Duration KNOWN = Duration.ofMillis(1_500);

    private static final int LOOK_AGAIN_MILLIS = 5;

    HookGroup {
        ids = List.copyOf(ids);
    }

    /** A prefix that no other measurement has. */
    static String prefix(String name) {
        return name + UUID.randomUUID().toString().substring(0, 6) + "-";
    }

    static HookSignature signature() {
        return new HookSignature(SECRET);
    }

    /** Creates a webhook for each endpoint of the book, with this policy (JSON); returns when the service knows them. */
    static HookGroup open(EventsStage stage, HookBook book, String policy, IntUnaryOperator typeOf)
            throws IOException, SQLException, InterruptedException {
        stage.hooks().serve(book::take);
        long after = lastMessage(stage);
        var ids = new ArrayList<String>();
        for (int endpoint = 0; endpoint < book.endpoints(); endpoint++) {
            String url = "http://127.0.0.1:" + stage.hooks().address().getPort() + HookBook.PATH + endpoint;
            ids.add(stage.client()
                    .create(url, SampleMessage.type(book.run(), typeOf.applyAsInt(endpoint)), SECRET, policy));
        }
        Thread.sleep(KNOWN);
        return new HookGroup(stage, book, ids, typeOf, after);
    }

    /** The greatest number in the log now. */
    static long lastMessage(EventsStage stage) throws SQLException {
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(seq), 0) FROM message")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until so many have been delivered and the service has stored that; what is missing then, the ledger tells. */
    DeliveryLedger settle(long deliveries, Duration atMost) throws SQLException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        var _ = comes(() -> book.delivered() >= deliveries, atMost);
        DeliveryLedger ledger = DeliveryLedger.of(this);
        while (!ledger.settled() && System.nanoTime() < end) {
            Thread.sleep(100);
            ledger = DeliveryLedger.of(this);
        }
        return ledger;
    }

    /** Whether it comes in time. */
    static boolean comes(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return condition.getAsBoolean();
    }

    @Override
    public void close() throws IOException {
        try {
            for (String id : ids) {
                stage.client().delete(id);
            }
            // What is still on its way is for nobody; the next measurement must not get it.
            Thread.sleep(KNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
