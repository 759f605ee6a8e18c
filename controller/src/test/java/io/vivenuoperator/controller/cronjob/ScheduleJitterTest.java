package io.vivenuoperator.controller.cronjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleJitterTest {
    @ParameterizedTest
    @ValueSource(strings = {"5 * * * *", "30 2 * * *", "* * * * *", "*/7 * * * *", "0,30 * * * *", "@midnight"})
    void keepsToTheLetterWhatSaysWhen(String schedule) {
        assertThat(ScheduleJitter.apply(schedule, "ticketing/dach")).isEqualTo(schedule);
    }

    @Test
    void shiftsEveryFifteenMinutesWithinTheStep() {
        // when
        var schedules = IntStream.range(0, 200)
                .mapToObj(i -> ScheduleJitter.apply("*/15 * * * *", "ticketing/region-" + i))
                .distinct();

        // then
        assertThat(schedules).hasSize(15).allMatch(s -> s.matches("(\\*|([1-9]|1[0-4])-59)/15 \\* \\* \\* \\*"));
    }

    @Test
    void givesTheDefaultFullPollAMinuteOfItsHour() {
        // when
        var schedules = IntStream.range(0, 1000)
                .mapToObj(i -> ScheduleJitter.apply("0 2 * * *", "ticketing/region-" + i))
                .distinct();

        // then
        assertThat(schedules).hasSizeGreaterThan(50).allMatch(s -> s.matches("[1-5]?[0-9] 2 \\* \\* \\*"));
    }

    @Test
    void staysTheSameForARegion() {
        assertThat(ScheduleJitter.apply("@daily", "a/b")).isEqualTo(ScheduleJitter.apply("@daily", "a/b"));
    }
}
