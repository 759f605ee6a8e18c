package io.vivenuoperator.historical.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {
    private final RetryPause pauses = new RetryPause(SendRules.standard(Duration.ZERO), new MovedTime(), new Random(1));

    @ParameterizedTest
    @CsvSource({"1,5", "2,10", "3,20", "4,40", "5,80", "6,160", "7,300", "60,300"})
    void isAnythingUpToABoundThatDoubles(int failed, long seconds) {
        // when
        var longest = IntStream.range(0, 2000)
                .mapToObj(i -> pauses.after(failed))
                .max(Duration::compareTo)
                .orElseThrow();

        // then
        assertThat(longest).isBetween(Duration.ofMillis(900 * seconds), Duration.ofSeconds(seconds));
    }
}
