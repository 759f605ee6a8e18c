package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.endpoint.CircuitBreaker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B10. */
class CircuitBreakerTest {
    private final CircuitBreaker breaker = new CircuitBreaker();
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.began(now);
            breaker.failed(now, now, false);
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            breaker.began(now);
            breaker.succeeded(now, now);
        }
    }

    private Duration openFor() {
        Instant begin = now;
        while (breaker.state(now) == State.OPEN) {
            now = now.plusSeconds(1);
        }
        return Duration.between(begin, now);
    }

    @ParameterizedTest
    @CsvSource({"0, 9, CLOSED", "0, 10, OPEN", "2, 8, OPEN", "3, 7, CLOSED", "20, 79, CLOSED", "20, 80, OPEN"})
    void itOpensWhenNearlyAllFail(int successes, int failures, State expected) {
        succeed(successes);
        fail(failures);

        assertThat(breaker.state(now)).isEqualTo(expected);
    }

    @Test
    void whatIsOlderThanFiveMinutesDoesNotCount() {
        fail(9);
        now = now.plusSeconds(301);
        fail(9);

        assertThat(breaker.state(now)).isEqualTo(State.CLOSED);
    }

    @Test
    void fiveTimeoutsInARowOpenIt() {
        succeed(100);
        for (int i = 0; i < 4; i++) {
            breaker.failed(now, now, true);
        }
        assertThat(breaker.admits(now)).isTrue();

        breaker.failed(now, now, true);

        assertThat(breaker.admits(now)).isFalse();
    }

    @Test
    void itStaysOpenTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        List<Long> seconds = new ArrayList<>();
        fail(10);
        for (int i = 0; i < 7; i++) {
            seconds.add(openFor().toSeconds());
            fail(1);
        }

        assertThat(seconds).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L);
    }

    @Test
    void halfOpenItAdmitsOneAtATimeAndClosesAfterThreeSuccesses() {
        fail(10);
        openFor();

        for (int i = 0; i < 3; i++) {
            assertThat(breaker.state(now)).isEqualTo(State.HALF_OPEN);
            assertThat(breaker.admits(now)).isTrue();
            breaker.began(now);
            assertThat(breaker.admits(now)).isFalse();
            breaker.succeeded(now, now);
        }

        assertThat(breaker.state(now)).isEqualTo(State.CLOSED);
        fail(9);
        assertThat(breaker.state(now)).isEqualTo(State.CLOSED);
    }

    @Test
    void whatBeganBeforeItOpenedIsNoProbe() {
        Instant before = now;
        fail(10);
        openFor();

        breaker.failed(before, now, false);
        breaker.succeeded(before, now);

        assertThat(breaker.state(now)).isEqualTo(State.HALF_OPEN);
    }
}
