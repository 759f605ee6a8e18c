package io.vivenuoperator.controller.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualRegistrationTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T06:00:00Z");

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({"PT-1S, PT2S", "PT0S, PT2S", "PT40S, PT2S", "PT5M, PT15S", "PT10M, PT30S", "PT20M, PT1M", "P90D, PT1M"})
    void theLongerItIsWaitedForTheSeldomerItIsLookedFor(Duration waited, Duration next) {
        assertThat(ManualRegistration.whileWaiting(SINCE, SINCE.plus(waited))).isEqualTo(next);
    }
}
