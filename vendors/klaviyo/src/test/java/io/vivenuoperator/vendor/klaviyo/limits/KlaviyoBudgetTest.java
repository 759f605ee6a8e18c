package io.vivenuoperator.vendor.klaviyo.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KlaviyoBudgetTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final PausingClock clock = new PausingClock();
    private final KlaviyoBudget budget = new KlaviyoBudget(3, clock, wait -> {
        pauses.add(wait);
        clock.now = clock.now.plus(wait);
    });

    @Test
    void soManyInASecond() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            budget.acquire();
        }

        assertThat(pauses)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_100)));
    }

    @Test
    void whenNothingIsLeftTheNextWindowIsWaitedFor() throws InterruptedException {
        budget.acquire();
        budget.onAnswer(headers(1, 40));
        budget.acquire();
        assertThat(pauses).isEmpty();

        budget.onAnswer(headers(0, 40));
        budget.acquire();

        assertThat(pauses).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void aRefusalWithoutAWordClosesForASecond() throws InterruptedException {
        budget.onRateLimited(Optional.empty());

        budget.acquire();

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void headersThatSayNothingCloseNothing() throws InterruptedException {
        budget.onAnswer(HttpHeaders.of(Map.of(), (name, value) -> true));

        budget.acquire();

        assertThat(pauses).isEmpty();
    }

    private static HttpHeaders headers(int remaining, int reset) {
        return HttpHeaders.of(
                Map.of(
                        "RateLimit-Limit", List.of("750"),
                        "RateLimit-Remaining", List.of(Integer.toString(remaining)),
                        "RateLimit-Reset", List.of(Integer.toString(reset))),
                (name, value) -> true);
    }

    private static final class PausingClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T10:00:00Z");

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
