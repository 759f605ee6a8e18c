package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import org.junit.jupiter.api.Test;

/** A look at the leases that began before one was lost must not bring its lanes back: they would deliver everything once more. */
class LaneBookTest {
    private final LaneBook book = new LaneBook();

    @Test
    void aLostLeaseStaysLost() {
        book.lost(new LeaseToken(3, 7));

        assertThat(book.isLost(new LeaseToken(3, 7))).isTrue();
    }

    @Test
    void whatIsOlderThanALostLeaseIsLost() {
        book.lost(new LeaseToken(3, 7));
        book.lost(new LeaseToken(3, 5));

        assertThat(book.isLost(new LeaseToken(3, 6))).isTrue();
    }

    @Test
    void theSameShardCanBeHadAgain() {
        book.lost(new LeaseToken(3, 7));

        assertThat(book.isLost(new LeaseToken(3, 8))).isFalse();
    }

    @Test
    void otherShardsAreStillHeld() {
        book.lost(new LeaseToken(3, 7));

        assertThat(book.isLost(new LeaseToken(4, 7))).isFalse();
    }
}
