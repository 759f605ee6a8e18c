package io.vivenuoperator.events.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule B7. */
class AskedPauseTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | | PT2M",
                "0 | | PT1S",
                "86400 | | PT24H",
                "999999999 | | PT24H",
                "1.5 | | PT1.5S",
                "0.25 | | PT1S",
                "Fri, 27 Nov 2026 12:02:00 GMT | | PT2M",
                "Fri, 27 Nov 2026 11:00:00 GMT | | PT1S",
                "Fri, 27 Nov 2037 12:00:00 GMT | | PT24H",
                "Fri, 27 Nov 2026 13:02:00 GMT | Fri, 27 Nov 2026 13:00:00 GMT | PT2M",
                "Fri, 27 Nov 2026 11:02:00 GMT | Fri, 27 Nov 2026 11:00:00 GMT | PT2M",
                "Fri, 27 Nov 2026 12:02:00 GMT | yesterday | PT2M"
            })
    void bothFormsAreReadByTheEndpointsClock(String retryAfter, String date, Duration expected) {
        assertThat(AskedPause.of(Optional.of(retryAfter), Optional.ofNullable(date), NOON))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.", "12 s", "1e3", "99999999999999999999", "2026-11-27T12:02:00Z"})
    void anythingElseIsIgnored(String retryAfter) {
        assertThat(AskedPause.of(Optional.of(retryAfter), Optional.empty(), NOON))
                .isEmpty();
    }

    @Test
    void withoutTheHeaderNothingIsAsked() {
        assertThat(AskedPause.of(Optional.empty(), Optional.of("Fri, 27 Nov 2026 12:00:00 GMT"), NOON))
                .isEmpty();
    }
}
