package io.vivenuoperator.platform.httpclient.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String AT_NOON = "Sun, 22 Nov 2026 12:00:00 GMT";

    private final ServerClock clock = new ServerClock();

    @ParameterizedTest
    @ValueSource(
            strings = {
                AT_NOON,
                "  Sun, 22 Nov 2026 12:00:00 GMT ",
                "Sun, 22 Nov 2026 14:00:00 +0200",
                "Sunday, 22-Nov-26 12:00:00 GMT",
                "Sun Nov 22 12:00:00 2026"
            })
    void everyFormOfAnHttpDateIsTaken(String date) {
        answered(200, Map.of("Date", List.of(date)));

        assertThat(clock.earliest()).contains(new ServerTime(NOON, NOON.plusSeconds(1), Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "0", "1795348800", "Sun, 32 Nov 2026 12:00:00 GMT", "2026-11-22T12:00:00Z"})
    void whatIsNoDateIsNoWitness(String date) {
        answered(200, Map.of("Date", List.of(date)));

        assertThat(clock.earliest()).isEmpty();
    }

    @Test
    void withoutADateNothingIsKnown() {
        answered(200, Map.of());

        assertThat(clock.earliest()).isEmpty();
    }

    @Test
    void anAnswerThatAProxyKeptIsNoWitness() {
        answered(200, Map.of("Date", List.of(AT_NOON), "Age", List.of("30")));

        assertThat(clock.earliest()).isEmpty();
    }

    @Test
    void anAnswerThatAProxyPassedOnFreshIsOne() {
        answered(200, Map.of("Date", List.of(AT_NOON), "Age", List.of("0")));

        assertThat(clock.earliest()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 429, 503})
    void aRefusalMayBeAGatewaysOwn(int status) {
        answered(status, Map.of("Date", List.of(AT_NOON)));

        assertThat(clock.earliest()).isEmpty();
    }

    @Test
    void whenAnswersDifferTheEarliestCounts() {
        answered(200, Map.of("Date", List.of(AT_NOON)));
        answered(200, Map.of("Date", List.of("Sun, 22 Nov 2026 10:00:00 GMT")));
        answered(200, Map.of("Date", List.of("Sun, 22 Nov 2026 15:00:00 GMT")));

        assertThat(clock.earliest())
                .contains(new ServerTime(NOON.minusSeconds(7200), NOON.minusSeconds(7199), Duration.ofHours(-2)));
    }

    private void answered(int status, Map<String, List<String>> headers) {
        clock.answered(status, HttpHeaders.of(headers, (name, value) -> true), NOON);
    }
}
