package io.vivenuoperator.operator.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResyncJitterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private static ResyncJitter at(Instant now) {
        return new ResyncJitter(INTERVAL, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String uid(int number) {
        return new UUID(number * 0x5DEECE66DL, number).toString();
    }

    @Test
    void aLookComesWithinTheIntervalAndNotTooSoon() {
        assertThat(Stream.iterate(0, i -> i + 1).limit(1000).map(i -> at(NOW).of(uid(i))))
                .allSatisfy(delay -> assertThat(delay).isBetween(INTERVAL.dividedBy(2), INTERVAL));
    }

    @Test
    void afterTwoLooksThereIsOneInEachInterval() {
        // given
        var uid = uid(7);
        var second = NOW.plus(at(NOW).of(uid));
        var third = second.plus(at(second).of(uid));

        // then
        assertThat(at(third.plusMillis(1)).of(uid)).isEqualTo(INTERVAL.minusMillis(1));
    }

    @Test
    void regionsThatCameTogetherAreSpreadOverTheWholeInterval() {
        // given
        var perMinute = Stream.iterate(0, i -> i + 1)
                .limit(1000)
                .map(i -> {
                    var second = NOW.plus(at(NOW).of(uid(i)));
                    return second.plus(at(second).of(uid(i)));
                })
                .collect(Collectors.groupingBy(third -> third.toEpochMilli() / 60_000 % 10, Collectors.counting()));

        // then
        assertThat(perMinute)
                .hasSize(10)
                .allSatisfy((minute, looks) -> assertThat(looks).isBetween(50L, 150L));
    }
}
