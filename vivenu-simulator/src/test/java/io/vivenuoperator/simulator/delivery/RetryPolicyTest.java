package io.vivenuoperator.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)));

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 599, Attempt.TIMEOUT, Attempt.NO_CONNECTION})
    void whatMayPassIsTriedAgain(int status) {
        assertThat(policy.after(1, status)).contains(Duration.ofSeconds(1));
        assertThat(policy.after(2, status)).contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 401, 404, 413, 429})
    void whatIsDecidedIsNot(int status) {
        assertThat(policy.after(1, status)).isEmpty();
    }

    @Test
    void afterTheLastDelayItIsGivenUp() {
        assertThat(policy.after(3, 503)).isEmpty();
    }
}
