package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an incremental run finds, and what it costs. */
class IncrementalRunIT extends OnASimulatedVivenu {
    @Test
    void incrementalFindsSalesWhoseWebhooksWereLost() {
        run(FULL);
        vivenu.sell(SELLER, 50);
        vivenu.invalidate(SELLER, 7);

        int code = run(INCREMENTAL);

        assertThat(code).isZero();
        assertStoredIsTrue();
    }

    @Test
    void incrementalStoresAnEditedEvent() {
        run(FULL);
        String eventId = vivenu.truth(SELLER).events().getFirst().eventId();
        vivenu.editEvent(SELLER, eventId);

        run(INCREMENTAL);

        assertThat(database.text("SELECT event_name FROM events WHERE event_id = '" + eventId + "'"))
                .isEqualTo(vivenu.truth(SELLER).events().getFirst().name());
    }

    @Test
    void readingTheSameTwiceCountsItOnce() {
        run(FULL);
        vivenu.sell(SELLER, 20);
        run(INCREMENTAL);

        run(INCREMENTAL);

        assertStoredIsTrue();
    }

    @Test
    void theFirstIncrementalReadsEverything() {
        run(INCREMENTAL);

        assertThat(report().path("kind").asText()).isEqualTo("Incremental");
        assertStoredIsTrue();
    }

    @Test
    void aQuietIncrementalIsCheap() {
        run(FULL);
        vivenu.clearRequests();
        environment.put("OVERLAP_SECONDS", "0");

        run(INCREMENTAL);

        assertThat(requestsAtVendor()).isLessThanOrEqualTo(2);
    }

    @Test
    void incrementalMovesTheCursors() {
        run(FULL);
        String before = database.text("SELECT min(read_until) FROM sync_cursors");
        // a Date is truncated to the second
        vivenu.clockAhead(SELLER, Duration.ofSeconds(2));

        run(INCREMENTAL);

        assertThat(database.text("SELECT min(read_until) FROM sync_cursors")).isGreaterThan(before);
    }
}
