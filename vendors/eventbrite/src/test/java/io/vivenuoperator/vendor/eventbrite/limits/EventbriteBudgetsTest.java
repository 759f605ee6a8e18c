package io.vivenuoperator.vendor.eventbrite.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventbriteBudgetsTest {
    private static final Clock STILL = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void aTokenHasTwoThousandAnHour() throws InterruptedException {
        closesAfter(2_000, EventbriteBudgets.ofToken(STILL, this::refuse));
    }

    @Test
    void aShareIsAPartOfIt() throws InterruptedException {
        closesAfter(300, EventbriteBudgets.ofShare(300, STILL, this::refuse));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventbriteBudgets.ofShare(2_001, STILL, this::refuse))
                .withMessageContaining("2000");
    }

    private void closesAfter(int most, RequestBudget budget) throws InterruptedException {
        for (int i = 0; i < most; i++) {
            budget.acquire();
        }
        assertThat(pauses).isEmpty();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(budget::acquire);
        assertThat(pauses)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62)));
    }

    private void refuse(Duration wait) throws InterruptedException {
        pauses.add(wait);
        throw new InterruptedException("time stands still here");
    }
}
