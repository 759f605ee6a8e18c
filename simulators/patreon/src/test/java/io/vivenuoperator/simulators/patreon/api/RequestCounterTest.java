package io.vivenuoperator.simulators.patreon.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestCounterTest {
    @Test
    void aHundredInAMinuteForAGrant() {
        var counter = new RequestCounter();
        for (int i = 0; i < 100; i++) {
            assertThat(counter.take("grant", i * 500L)).isZero();
        }

        assertThat(counter.take("grant", 50_000)).isEqualTo(10);
        assertThat(counter.take("grant", 60_000)).isZero();
    }

    @Test
    void aHundredInTwoSecondsForTheClient() {
        var counter = new RequestCounter();
        for (int i = 0; i < 100; i++) {
            assertThat(counter.take("grant " + i, 0)).isZero();
        }

        assertThat(counter.take("another", 500)).isEqualTo(2);
        assertThat(counter.take("another", 2_000)).isZero();
    }
}
