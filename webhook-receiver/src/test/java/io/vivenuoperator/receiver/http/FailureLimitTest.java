package io.vivenuoperator.receiver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private Instant now = Instant.EPOCH;
    private final FailureLimit limit = new FailureLimit(2, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void allowsSoManyAMinuteToEachSource() {
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void forgivesWithTime() {
        limit.allows("a");
        limit.allows("a");

        now = now.plus(Duration.ofSeconds(30));

        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
    }
}
