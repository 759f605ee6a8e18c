package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SnapshotWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final SnapshotWatch watch = new SnapshotWatch();

    @Test
    void theSameOneForHalfAMinuteIsHeld() {
        assertThat(watch.isHeld(OptionalLong.of(7), NOON)).isFalse();
        assertThat(watch.isHeld(OptionalLong.of(7), NOON.plusSeconds(29))).isFalse();
        assertThat(watch.isHeld(OptionalLong.of(7), NOON.plusSeconds(30))).isTrue();
        assertThat(watch.isHeld(OptionalLong.of(8), NOON.plusSeconds(35))).isFalse();
    }

    @Test
    void withoutAnyNoneIsHeld() {
        assertThat(watch.isHeld(OptionalLong.empty(), NOON)).isFalse();
        assertThat(watch.isHeld(OptionalLong.empty(), NOON.plusSeconds(90))).isFalse();
    }
}
