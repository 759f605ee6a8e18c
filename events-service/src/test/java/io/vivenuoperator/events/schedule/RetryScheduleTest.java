package io.vivenuoperator.events.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules B2 and B3. */
class RetryScheduleTest {
    private final Random random = new Random(7);

    @Test
    void theStandardHasTenAttemptsWithin75Hours() {
        RetrySchedule standard = RetrySchedule.standard();

        assertThat(standard.attempts()).isEqualTo(10);
        assertThat(standard.delays().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.parse("PT75H35M5S"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 5", "3, 2105", "9, 272105", "15, 790505"})
    void anotherNumberOfRetriesShortensOrGoesOn(int maxRetries, long seconds) {
        RetrySchedule schedule = RetrySchedule.standard(maxRetries);

        assertThat(schedule.attempts()).isEqualTo(maxRetries + 1);
        assertThat(schedule.delays().stream().mapToLong(Duration::toSeconds).sum())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 16})
    void otherNumbersAreRefusedByName(int maxRetries) {
        assertThatThrownBy(() -> RetrySchedule.standard(maxRetries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRetries is " + maxRetries + ": give a number from 0 to 15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT0S", "-PT1S", "P8D"})
    void delaysOutsideOfAWeekAreRefused(String delay) {
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.parse(delay))))
                .hasMessageContaining("schedule has a delay of");
    }

    @Test
    void eachDrawStaysWithinAFifthAndTheirMeanIsTheDelay() {
        RetrySchedule standard = RetrySchedule.standard();

        for (int attempt = 1; attempt <= 9; attempt++) {
            int made = attempt;
            double delay = standard.delays().get(made - 1).toMillis();
            DoubleSummaryStatistics draws = IntStream.range(0, 10_000)
                    .mapToDouble(
                            _ -> standard.delayAfter(made, random).orElseThrow().toMillis())
                    .summaryStatistics();
            assertThat(draws.getMin()).isGreaterThanOrEqualTo(delay * 0.8);
            assertThat(draws.getMax()).isLessThanOrEqualTo(delay * 1.2);
            assertThat(draws.getAverage()).isCloseTo(delay, within(delay * 0.01));
        }
    }

    @Test
    void noDelayIsBelowASecond() {
        var shortest = new RetrySchedule(List.of(Duration.ofSeconds(1)));

        assertThat(IntStream.range(0, 1_000)
                        .mapToObj(_ -> shortest.delayAfter(1, random).orElseThrow()))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200)));
    }

    @Test
    void afterTheLastAttemptThereIsNoDelay() {
        assertThat(RetrySchedule.standard().delayAfter(10, random)).isEmpty();
        assertThat(RetrySchedule.standard(0).delayAfter(1, random)).isEmpty();
    }
}
