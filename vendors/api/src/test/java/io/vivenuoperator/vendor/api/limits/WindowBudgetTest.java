package io.vivenuoperator.vendor.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowBudgetTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration WITHOUT_WORD = Duration.ofSeconds(5);

    private final List<Duration> pauses = new ArrayList<>();
    private final PausedClock clock = new PausedClock();
    private final WindowBudget budget = new WindowBudget(3, WINDOW, WITHOUT_WORD, clock, wait -> {
        pauses.add(wait);
        clock.pass(wait);
    });

    @Test
    void soManyInAnyWindow() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            budget.acquire();
            clock.pass(Duration.ofSeconds(10));
        }
        assertThat(pauses).isEmpty();

        budget.acquire();
        budget.acquire();

        assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    @Test
    void aRefusalClosesForAsLongAsItSays() throws InterruptedException {
        budget.onRateLimited(Optional.of(Duration.ofSeconds(9)));
        budget.onRateLimited(Optional.of(Duration.ofSeconds(2)));

        budget.acquire();

        assertThat(pauses).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void aRefusalWithoutAWordClosesForAWhile() throws InterruptedException {
        budget.onRateLimited(Optional.empty());

        budget.acquire();

        assertThat(pauses).containsExactly(WITHOUT_WORD);
    }

    @Test
    void atLeastOneIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowBudget(0, WINDOW, WITHOUT_WORD, clock, pauses::add))
                .withMessageContaining("most");
    }

    private static final class PausedClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
