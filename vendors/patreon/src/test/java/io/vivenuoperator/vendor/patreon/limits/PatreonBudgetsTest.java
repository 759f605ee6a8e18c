package io.vivenuoperator.vendor.patreon.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatreonBudgetsTest {
    private static final Clock STILL = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void aTokenHasAHundredAMinute() throws InterruptedException {
        List<Duration> pauses = new ArrayList<>();
        RequestBudget budget = PatreonBudgets.ofToken(STILL, wait -> {
            pauses.add(wait);
            throw new InterruptedException("time stands still here");
        });

        for (int i = 0; i < 100; i++) {
            budget.acquire();
        }
        assertThat(pauses).isEmpty();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(budget::acquire);
        assertThat(pauses)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62)));
    }
}
