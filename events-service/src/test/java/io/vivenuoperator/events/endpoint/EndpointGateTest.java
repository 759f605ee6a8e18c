package io.vivenuoperator.events.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict;
import io.vivenuoperator.events.attempt.AttemptVerdict.Accepted;
import io.vivenuoperator.events.attempt.AttemptVerdict.Failed;
import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rules B6, B7 and B13 together. */
class EndpointGateTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final EndpointGate gate = gate(OptionalDouble.empty());

    private static EndpointGate gate(OptionalDouble rate) {
        return new EndpointGate(
                new DeliveryPolicy(
                        DeliveryPolicy.STANDARD.schedule(),
                        Duration.ofSeconds(10),
                        16,
                        rate,
                        DeliveryOrder.NONE,
                        Optional.empty()),
                FailureStreak.NONE,
                NOON);
    }

    private static AttemptResult result(AttemptVerdict verdict, Optional<Duration> asked) {
        return new AttemptResult(verdict, Duration.ofMillis(5), asked, "", Optional.empty());
    }

    private static AttemptResult throttled(Optional<Duration> asked) {
        return result(new Failed(OptionalInt.of(503), AttemptReason.THROTTLED, true), asked);
    }

    @Test
    void sixteenAtOnceAndNoMore() {
        assertThat(gate.admits(15, NOON)).isTrue();
        assertThat(gate.admits(16, NOON)).isFalse();
    }

    @Test
    void sixteenOverloadsAtOnceAreOneEvent() {
        for (int i = 0; i < 16; i++) {
            gate.began(NOON);
        }
        for (int i = 0; i < 8; i++) {
            gate.ended(throttled(Optional.empty()), NOON, NOON.plusMillis(50 + i));
        }

        assertThat(gate.window()).isEqualTo(8);
        assertThat(gate.admits(0, NOON.plusSeconds(5))).isFalse();
        assertThat(gate.admits(0, NOON.plusSeconds(5).plusMillis(60))).isTrue();
    }

    @Test
    void theLaterOfScheduleAndPauseCounts() {
        gate.began(NOON);
        AttemptResult asked = throttled(Optional.of(Duration.ofHours(1)));
        gate.ended(asked, NOON, NOON);

        assertThat(gate.delay(FIVE_MINUTES, asked, NOON)).isEqualTo(Duration.ofHours(1));
        assertThat(gate.delay(Duration.ofHours(2), asked, NOON)).isEqualTo(Duration.ofHours(2));
        assertThat(gate.admits(0, NOON.plusSeconds(3_599))).isFalse();
        assertThat(gate.admits(0, NOON.plusSeconds(3_600))).isTrue();
    }

    @Test
    void whatIsAskedForWithoutOverloadDelaysThisDeliveryOnly() {
        AttemptResult failed = result(
                new Failed(OptionalInt.of(500), AttemptReason.SERVER_ERROR, false), Optional.of(Duration.ofHours(1)));
        gate.began(NOON);
        gate.ended(failed, NOON, NOON);

        assertThat(gate.delay(FIVE_MINUTES, failed, NOON)).isEqualTo(Duration.ofHours(1));
        assertThat(gate.admits(0, NOON)).isTrue();
    }

    @Test
    void aRateIsKeptBesidesTheWindow() {
        EndpointGate limited = gate(OptionalDouble.of(2));
        limited.began(NOON);
        limited.began(NOON);

        assertThat(limited.admits(0, NOON)).isFalse();
        assertThat(limited.admits(0, NOON.plusMillis(500))).isTrue();
    }

    @Test
    void aReplayHasAQuarter() {
        assertThat(gate.replayShare()).isEqualTo(4);
        gate.ended(throttled(Optional.empty()), NOON, NOON);
        gate.ended(throttled(Optional.empty()), NOON.plusSeconds(10), NOON.plusSeconds(10));
        gate.ended(throttled(Optional.empty()), NOON.plusSeconds(99), NOON.plusSeconds(99));

        assertThat(gate.window()).isEqualTo(2);
        assertThat(gate.replayShare()).isEqualTo(1);
    }

    @Test
    void anotherPolicyKeepsWhatIsKnown() {
        gate.ended(throttled(Optional.of(Duration.ofHours(1))), NOON, NOON);

        gate.change(DeliveryPolicy.STANDARD, NOON);

        assertThat(gate.isPaused(NOON.plusSeconds(60))).isTrue();
        gate.ended(result(new Accepted(204), Optional.empty()), NOON, NOON);
        assertThat(gate.streak()).isEqualTo(FailureStreak.NONE);
    }
}
