package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final SnapshotWatch watch = new SnapshotWatch();

    @Test
    void theSameOneGrowsOldAndAnotherIsNew() {
        assertThat(watch.heldFor(OptionalLong.of(7), NOON)).isZero();
        assertThat(watch.heldFor(OptionalLong.of(7), NOON.plusSeconds(29))).isEqualTo(Duration.ofSeconds(29));
        assertThat(watch.heldFor(OptionalLong.of(7), NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(watch.heldFor(OptionalLong.of(8), NOON.plusSeconds(95))).isZero();
    }

    @Test
    void withoutAnyNoneIsHeld() {
        assertThat(watch.heldFor(OptionalLong.empty(), NOON)).isZero();
        assertThat(watch.heldFor(OptionalLong.empty(), NOON.plusSeconds(90))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"29, false", "30, true", "90, true"})
    void halfAMinuteIsLong(long seconds, boolean isLong) {
        assertThat(SnapshotWatch.isLong(Duration.ofSeconds(seconds))).isEqualTo(isLong);
    }
}
