package io.vivenuoperator.simulators.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDatesTest {
    @Test
    void aDayHasTwoDigits() {
        assertThat(HttpDates.of(Instant.parse("2024-01-04T18:05:25.9Z"))).isEqualTo("Thu, 04 Jan 2024 18:05:25 GMT");
    }
}
