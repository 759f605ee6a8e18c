package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.e2e.ledger.Attempts;
import io.vivenuoperator.e2e.ledger.Balance;
import io.vivenuoperator.e2e.ledger.Tally;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps book of a region's deliveries while a run is on. The simulator forgets old attempts, so they are read all the time. */
final class DeliveryLedger implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Stack stack;
    private final SimulatorControl simulator;
    private final String seller;
    private final String webhookId;
    private final Attempts attempts;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> reading;

    private DeliveryLedger(Stack stack, String seller) {
        this.stack = stack;
        this.simulator = stack.simulator();
        this.seller = seller;
        this.webhookId = simulator.webhooks(seller).get(0).path("id").asText();
        this.attempts = new Attempts(webhookId);
        this.reading = clock.scheduleWithFixedDelay(this::read, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of the webhook that the seller has now. */
    static DeliveryLedger open(Stack stack, String seller) {
        return new DeliveryLedger(stack, seller);
    }

    String webhookId() {
        return webhookId;
    }

    /** Whether a delivery that was signed with this key was accepted. */
    boolean accepted(String key) {
        return attempts.accepted(key);
    }

    /** Whether the simulator's attempts can't be read any more. */
    boolean isBroken() {
        return reading.isDone();
    }

    Tally tally() {
        for (JsonNode webhook : simulator.tallies(seller)) {
            if (webhook.path("webhookId").asText().equals(webhookId)) {
                return Tally.of(webhook);
            }
        }
        throw new IllegalStateException("the simulator has told this webhook nothing");
    }

    /**
     * Waits until nothing is under way, and strikes the balance.
     *
     * @param sold tickets that the run had sold
     */
    Balance balance(long sold) throws SQLException {
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> tally().settled());
        reading.cancel(false);
        read();
        return Balance.of(tally(), sold, attempts, inbox());
    }

    private synchronized void read() {
        attempts.add(simulator.deliveries(seller, attempts.last()));
    }

    private List<String> inbox() throws SQLException {
        var deliveries = new ArrayList<String>();
        try (var connection = stack.database();
                var query =
                        connection.prepareStatement("SELECT delivery_id FROM webhook_deliveries WHERE region = ?")) {
            query.setString(1, seller);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    deliveries.add(rows.getString(1));
                }
            }
        }
        return deliveries;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
