package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.settings.WebhookExpectation;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.missed.MissedWebhooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notes the changes that this run is the first to see, and counts those of earlier runs that no webhook told in time. */
public final class MissedChanges {
    /** For a run of which nobody knows whether a webhook should tell. */
    public static final MissedChanges NOT_COUNTED = new MissedChanges(Optional.empty());

    /** Vivenu repeats a delivery for about two hours. */
    private static final Duration IN_TIME = Duration.ofHours(3);

    private static final int AT_ONCE = 10_000;
    private static final MissedWebhooks MISSED = new MissedWebhooks();

    private final Optional<String> region;

    private MissedChanges(Optional<String> region) {
        this.region = region;
    }

    /**
     * Begins or ends the count of a region, as it should be, and counts what is due.
     *
     * @param expected what a webhook is meant to tell; unknown: nothing is done
     */
    public static MissedChanges begin(
            RegionTransactions transactions, String region, WebhookExpectation expected, Clock clock) {
        if (expected.tellsTickets().isEmpty()) {
            return NOT_COUNTED;
        }
        if (!expected.tellsTickets().get()) {
            transactions.write(tx -> MISSED.forget(tx, region));
            return NOT_COUNTED;
        }
        Instant now = clock.instant();
        boolean counted = transactions.writeReturning(tx -> {
            if (expected.regionCreated().isPresent()) {
                MISSED.forgetBefore(tx, region, expected.regionCreated().get());
            }
            return MISSED.watch(tx, region, now);
        });
        if (!counted) {
            return NOT_COUNTED;
        }
        long settled;
        do {
            settled = transactions.writeReturning(tx -> MISSED.settle(tx, region, now.minus(IN_TIME), AT_ONCE));
        } while (settled == AT_ONCE);
        return new MissedChanges(Optional.of(region));
    }

    boolean isCounted() {
        return region.isPresent();
    }

    /** In the transaction that writes them. */
    void note(Connection tx, List<TicketChange> written, Instant now) throws SQLException {
        if (region.isPresent()) {
            MISSED.note(tx, region.get(), written, now);
        }
    }
}
