package io.vivenuoperator.vendor.klaviyo.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {
    @ParameterizedTest
    @ValueSource(strings = {"750", " 750 ", "750, 75;w=1, 750;w=60", "750;w=60"})
    void theFirstNumberIsTheLimit(String limit) {
        assertThat(read(limit, "12", "34")).contains(new RateLimitHeaders(750, 12, Duration.ofSeconds(34)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "99999999999", "7.5"})
    void whatIsNoNumberSaysNothing(String odd) {
        assertThat(read(odd, "12", "34")).isEmpty();
        assertThat(read("750", odd, "34")).isEmpty();
        assertThat(read("750", "12", odd)).isEmpty();
    }

    @Test
    void withoutHeadersNothingIsKnown() {
        assertThat(RateLimitHeaders.of(HttpHeaders.of(Map.of(), (name, value) -> true)))
                .isEmpty();
    }

    private static Optional<RateLimitHeaders> read(String limit, String remaining, String reset) {
        return RateLimitHeaders.of(HttpHeaders.of(
                Map.of(
                        "ratelimit-limit", List.of(limit),
                        "ratelimit-remaining", List.of(remaining),
                        "ratelimit-reset", List.of(reset)),
                (name, value) -> true));
    }
}
