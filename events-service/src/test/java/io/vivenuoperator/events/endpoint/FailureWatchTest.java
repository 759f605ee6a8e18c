package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.endpoint.FailureWatch.Advice;
import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule B11. */
class FailureWatchTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final FailureWatch watch = new FailureWatch(Optional.of(Duration.ofDays(5)), FailureStreak.NONE, NOON);

    /** The hours after the first failure at which it said something. */
    private static List<String> failing(FailureWatch watch, Duration every, Duration span) {
        List<String> said = new ArrayList<>();
        for (Duration passed = Duration.ZERO; passed.compareTo(span) <= 0; passed = passed.plus(every)) {
            Advice advice = watch.failed(NOON.plus(passed));
            if (advice != Advice.NOTHING) {
                said.add(passed.toHours() + " " + advice);
            }
            if (advice == Advice.GIVE_UP) {
                break;
            }
        }
        return said;
    }

    @Test
    void itWarnsAfterADayAndAfterThreeAndGivesUpAfterFive() {
        assertThat(failing(watch, Duration.ofHours(1), Duration.ofHours(200)))
                .containsExactly("24 WARN", "72 WARN", "120 GIVE_UP");
    }

    @Test
    void fewFailuresAreNoReason() {
        assertThat(failing(watch, Duration.ofDays(1), Duration.ofDays(8))).isEmpty();
    }

    @Test
    void fewerThanFiftyDoNotDisable() {
        assertThat(failing(watch, Duration.ofHours(3), Duration.ofDays(6))).containsExactly("27 WARN", "72 WARN");
    }

    @Test
    void aSuccessBeginsAnew() {
        failing(watch, Duration.ofHours(1), Duration.ofHours(119));

        watch.succeeded();

        assertThat(watch.failed(NOON.plus(Duration.ofHours(121)))).isEqualTo(Advice.NOTHING);
    }

    @Test
    void aSuccessAfterAWarningIsARecovery() {
        failing(watch, Duration.ofHours(1), Duration.ofHours(30));

        assertThat(watch.succeeded()).isEqualTo(Advice.RECOVERED);
        assertThat(watch.succeeded()).isEqualTo(Advice.NOTHING);
    }

    @Test
    void aWarningIsNotRepeatedByTheNextOwner() {
        var streak = new FailureStreak(30, Optional.of(NOON.minus(Duration.ofHours(30))));
        var taken = new FailureWatch(Optional.of(Duration.ofDays(5)), streak, NOON);

        assertThat(taken.failed(NOON.plusSeconds(1))).isEqualTo(Advice.NOTHING);
        assertThat(taken.succeeded()).isEqualTo(Advice.RECOVERED);
    }

    @Test
    void neverMeansNever() {
        var never = new FailureWatch(Optional.empty(), FailureStreak.NONE, NOON);

        assertThat(failing(never, Duration.ofHours(1), Duration.ofDays(60))).containsExactly("24 WARN", "72 WARN");
    }

    @Test
    void itGoesOnFromWhatIsStored() {
        var taken = new FailureWatch(
                Optional.of(Duration.ofDays(5)),
                new FailureStreak(80, Optional.of(NOON.minus(Duration.ofHours(121)))),
                NOON);

        assertThat(taken.failed(NOON)).isEqualTo(Advice.GIVE_UP);
    }
}
