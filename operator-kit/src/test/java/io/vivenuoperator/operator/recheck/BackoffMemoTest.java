package io.vivenuoperator.operator.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffMemoTest {
    private Instant now = Instant.parse("2026-11-22T06:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private final InstantSource time = () -> now;
    private final BackoffMemo<String> paced = new BackoffMemo<>(time.withZone(ZoneOffset.UTC));

    @Test
    void asksOnceWhileNothingChanges() {
        // when
        ask("key", new Recheck.After(Duration.ofMinutes(10)));
        ask("key", new Recheck.After(Duration.ofMinutes(10)));

        // then
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAtOnceAboutSomethingElse() {
        // when
        ask("key", new Recheck.After(Duration.ofMinutes(10)));
        ask("other key", new Recheck.After(Duration.ofMinutes(10)));

        // then
        assertThat(asked).hasSize(2);
    }

    @Test
    void aQuarterOfAnHourCostsAtMostFiveCallsAnHour() {
        // when
        for (var second = 0; second < 3600; second++) {
            ask("key", new Recheck.After(Duration.ofMinutes(15)));
            now = now.plusSeconds(1);
        }

        // then
        assertThat(asked).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void backsOffUpToFiveMinutes() {
        // when
        for (var second = 0; second < 7200; second++) {
            ask("key", new Recheck.BackOff(Duration.ofMinutes(5)));
            now = now.plusSeconds(1);
        }

        // then 5, 10, 20, ... 300 seconds
        assertThat(asked).hasSizeBetween(25, 32);
    }

    @Test
    void backsOffNoFurtherThanItIsTold() {
        // when
        for (var second = 0; second < 7200; second++) {
            ask("key", new Recheck.BackOff(Duration.ofSeconds(45)));
            now = now.plusSeconds(1);
        }

        // then 5, 10, 20, 40, 45, 45 ... seconds
        assertThat(asked).hasSizeBetween(160, 164);
    }

    private void ask(String subject, Recheck next) {
        paced.ask("uid", subject, () -> {
            asked.add(subject);
            return new BackoffMemo.Outcome<>("answer", next);
        });
    }
}
