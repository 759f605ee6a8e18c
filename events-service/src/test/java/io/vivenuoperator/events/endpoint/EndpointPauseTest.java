package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule B6, the pause. */
class EndpointPauseTest {
    private final EndpointPause pause = new EndpointPause();
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    private Duration throttled() {
        pause.throttled(now, now, Optional.empty());
        return Duration.between(now, pause.until());
    }

    @Test
    void aLoneOneIsShortThenItDoublesUpToAQuarterOfAnHour() {
        List<Duration> lengths = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lengths.add(throttled());
            now = pause.until();
        }

        assertThat(lengths).extracting(Duration::toSeconds).containsExactly(5L, 60L, 120L, 240L, 480L, 900L, 900L);
    }

    @Test
    void aSuccessMakesTheNextOneLoneAgain() {
        throttled();
        now = pause.until();
        pause.succeeded();

        assertThat(throttled()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatWasUnderWayDoesNotProlongIt() {
        Instant before = now.minusSeconds(1);

        boolean first = pause.throttled(before, now, Optional.empty());
        Instant until = pause.until();
        boolean second = pause.throttled(before, now.plusMillis(5), Optional.empty());

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(pause.until()).isEqualTo(until);
    }

    @Test
    void whatTheEndpointAsksForCounts() {
        pause.throttled(now, now, Optional.of(Duration.ofHours(1)));

        assertThat(pause.holds(now.plusSeconds(3_599))).isTrue();
        assertThat(pause.holds(now.plusSeconds(3_600))).isFalse();
    }
}
