package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule B14. */
class TokenBucketTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static int taken(TokenBucket bucket, Duration span, Duration step) {
        int taken = 0;
        for (Instant now = NOON; now.isBefore(NOON.plus(span)); now = now.plus(step)) {
            while (bucket.has(now)) {
                bucket.take();
                taken++;
            }
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 50, 333.3, 1_000})
    void afterTheBurstTheRateIsKeptWithinTwoPercent(double rate) {
        var bucket = new TokenBucket(rate, NOON);

        int taken = taken(bucket, Duration.ofMinutes(1), Duration.ofMillis(7));

        assertThat(taken - rate).isCloseTo(60 * rate, within(60 * rate * 0.02));
    }

    @Test
    void atMostASecondIsSaved() {
        var bucket = new TokenBucket(5, NOON);

        Instant later = NOON.plusSeconds(3_600);
        int burst = 0;
        while (bucket.has(later)) {
            bucket.take();
            burst++;
        }

        assertThat(burst).isEqualTo(5);
    }

    @Test
    void belowOnePerSecondItHoldsOne() {
        var bucket = new TokenBucket(0.1, NOON);

        assertThat(taken(bucket, Duration.ofSeconds(100), Duration.ofMillis(100)))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void noRateIsRefused(double rate) {
        assertThatThrownBy(() -> new TokenBucket(rate, NOON)).hasMessageContaining("ratePerSecond");
    }
}
