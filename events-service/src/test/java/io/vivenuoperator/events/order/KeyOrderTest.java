package io.vivenuoperator.events.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.order.KeyOrder.Admission;
import io.vivenuoperator.events.order.KeyOrder.ParkedMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule B15. */
class KeyOrderTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final KeyOrder order = new KeyOrder(3);

    private static ParkedMessage message(String key, long seq, int attempts, Instant due) {
        return new ParkedMessage(key, seq, attempts, due);
    }

    @Test
    void theNextOfAKeyWaitsAndOtherKeysGo() {
        order.began("a");

        assertThat(order.admit("a")).isEqualTo(Admission.WAIT);
        assertThat(order.admit("b")).isEqualTo(Admission.GO);

        order.ended("a", 1);
        assertThat(order.admit("a")).isEqualTo(Admission.GO);
    }

    @Test
    void aFailingKeyParksOnlyItself() {
        order.began("a");
        order.failed("a", 1);

        assertThat(order.admit("a")).isEqualTo(Admission.PARK);
        assertThat(order.admit("b")).isEqualTo(Admission.GO);
    }

    @Test
    void theFailedOneIsTriedWhenItIsStoredAndDue() {
        order.began("a");
        order.failed("a", 1);
        assertThat(order.next(NOON)).isEmpty();

        ParkedMessage stored = message("a", 1, 1, NOON.plusSeconds(5));
        order.stored(stored);

        assertThat(order.next(NOON)).isEmpty();
        assertThat(order.next(NOON.plusSeconds(5))).contains(stored);
    }

    @Test
    void parkedOnesFollowOneByOneAndFreshOnesLast() {
        order.began("a");
        order.failed("a", 1);
        order.stored(message("a", 1, 1, NOON));
        order.park("a", 2);
        order.stored(message("a", 2, 0, NOON));

        order.began("a");
        assertThat(order.next(NOON)).isEmpty();
        order.ended("a", 1);

        assertThat(order.next(NOON).map(ParkedMessage::seq)).contains(2L);
        assertThat(order.admit("a")).isEqualTo(Admission.PARK);
        order.began("a");
        order.ended("a", 2);
        assertThat(order.admit("a")).isEqualTo(Admission.GO);
    }

    @Test
    void oneWhoseParkingIsNotStoredYetIsNotOvertaken() {
        order.began("a");
        order.failed("a", 1);
        order.stored(message("a", 1, 1, NOON));
        order.park("a", 2);
        order.began("a");
        order.ended("a", 1);

        assertThat(order.next(NOON)).isEmpty();
        assertThat(order.admit("a")).isEqualTo(Admission.PARK);
    }

    @Test
    void beyondTheBoundNoneIsParked() {
        order.began("a");
        order.failed("a", 1);
        order.park("a", 2);
        order.park("a", 3);

        assertThat(order.admit("a")).isEqualTo(Admission.FULL);
        assertThat(order.admit("b")).isEqualTo(Admission.GO);
        assertThat(order.parked()).isEqualTo(3);
    }
}
