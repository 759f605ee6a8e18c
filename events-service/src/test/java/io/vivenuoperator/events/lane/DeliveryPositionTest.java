package io.vivenuoperator.events.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryPositionTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final DeliveryPosition position = new DeliveryPosition(LogPlace.BEGIN);

    @Test
    void whatIsNotRecordedIsNotPassed() {
        position.begin(3, NOON);
        position.begin(5, NOON.plusSeconds(1));
        position.read(new LogPlace(9, NOON.plusSeconds(2)));
        assertThat(position.done()).isEqualTo(new LogPlace(2, NOON));

        position.recorded(5);
        assertThat(position.done().seq()).isEqualTo(2);
        position.recorded(3);

        assertThat(position.done()).isEqualTo(new LogPlace(9, NOON.plusSeconds(2)));
    }

    @Test
    void inWhateverOrderTheyEndTheSmallestOpenOneDecides() {
        List<Long> open = new ArrayList<>();
        for (long seq = 1; seq <= 500; seq++) {
            position.begin(seq, NOON);
            open.add(seq);
        }
        position.read(new LogPlace(500, NOON));
        List<Long> ends = new ArrayList<>(open);
        Collections.shuffle(ends, new Random(3));

        for (long seq : ends) {
            position.recorded(seq);
            open.remove(seq);
            long expected = open.isEmpty() ? 500 : Collections.min(open) - 1;
            assertThat(position.done().seq()).isEqualTo(expected);
        }
    }
}
