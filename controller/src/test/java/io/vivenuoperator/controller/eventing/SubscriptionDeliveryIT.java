package io.vivenuoperator.controller.eventing;

import static io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType.CAUGHT_UP;
import static io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType.DELIVERING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastFailure;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastSuccess;
import io.vivenuoperator.controller.region.Reaches;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the events pods report reaches the status, and no more often than somebody reads it. */
class SubscriptionDeliveryIT extends EventingScenario {
    @Test
    @Reaches({
        "Delivering/NotReported",
        "CaughtUp/NotReported",
        "Delivering/NothingSentYet",
        "Delivering/Delivered",
        "Delivering/NameNotResolved",
        "Delivering/AddressRefused",
        "Delivering/ConnectFailed",
        "Delivering/TlsFailed",
        "Delivering/CertificateRejected",
        "Delivering/Timeout",
        "Delivering/Redirected",
        "Delivering/ClientError",
        "Delivering/ServerError",
        "Delivering/Throttled",
        "Delivering/CircuitOpen",
        "Delivering/Gone",
        "Delivering/DisabledAfterFailures"
    })
    void whateverTheLastAttemptMetIsShown() {
        // given
        var uid = ready();
        expect(DELIVERING, "UNKNOWN NotReported");

        for (var reason : DeliveryReason.values()) {
            // when
            it.pods.report(report(uid, reason, 1, 0));

            // then
            expect(DELIVERING, reason.status().name() + " " + reason.wireName());
        }
    }

    @Test
    @Reaches({"CaughtUp/CaughtUp", "CaughtUp/Lagging", "CaughtUp/PositionExpired"})
    void whoHasWaitedForAMinuteIsNotCaughtUp() {
        // given
        var uid = ready();
        it.pods.report(pending(uid, 59, false));
        expect(CAUGHT_UP, "TRUE CaughtUp");

        // when
        it.pods.report(pending(uid, 60, false));

        // then
        expect(CAUGHT_UP, "FALSE Lagging");

        // when
        it.pods.report(pending(uid, 60, true));

        // then
        expect(CAUGHT_UP, "FALSE PositionExpired");
    }

    @Test
    void theLastAttemptsAreShown() {
        // given
        var uid = ready();
        var time = Instant.parse("2026-11-27T08:00:00.123Z");

        // when
        it.pods.report(new SubscriptionReport(
                uid,
                DeliveryReason.SERVER_ERROR,
                Optional.of("It answered with a page for people."),
                Optional.of(184_467L),
                Optional.of(3L),
                Optional.of(1L),
                Optional.of(2L),
                Optional.of(0L),
                Optional.of(1_203L),
                Optional.of(2L),
                false,
                Optional.of(new LastSuccess(time, Optional.of(204), Optional.of(87L))),
                Optional.of(new LastFailure(
                        time,
                        Optional.of(503),
                        DeliveryReason.SERVER_ERROR,
                        Optional.of("x".repeat(600)),
                        Optional.of(3),
                        Optional.of(time.plusSeconds(300)))),
                Optional.of("nightly-fix"),
                Optional.empty()));

        // then
        expect(DELIVERING, "FALSE ServerError");
        assertThat(message(DELIVERING))
                .isEqualTo(
                        "The endpoint answered with a 5xx status. It is tried again. It answered with a page for people.");
        var status = it.stored("ops").getStatus();
        assertThat(status.position()).isEqualTo(184_467L);
        assertThat(status.retrying()).isEqualTo(2L);
        assertThat(status.lastSuccess().time()).isEqualTo("2026-11-27T08:00:00Z");
        assertThat(status.lastFailure().message()).isEqualTo("x".repeat(512));
        assertThat(status.lastFailure().nextAttempt()).isEqualTo("2026-11-27T08:05:00Z");
        assertThat(status.replay()).isEqualTo("nightly-fix");
    }

    @Test
    void numbersAreWrittenOnceAMinute() {
        // given
        var uid = ready();
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 1, 0));
        expect(DELIVERING, "TRUE Delivered");
        var before = it.stored("ops").getMetadata().getResourceVersion();

        // when
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 2, 0));

        // then
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(it.stored("ops").getMetadata().getResourceVersion())
                        .isEqualTo(before));

        // when
        it.clock.step(Duration.ofSeconds(61));
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 3, 0));

        // then
        eventually(() -> assertThat(it.stored("ops").getStatus().position()).isEqualTo(3L));
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() {
        // given
        var uid = ready();
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 1, 0));
        expect(DELIVERING, "TRUE Delivered");
        var before = it.stored("ops").getMetadata().getResourceVersion();

        // when
        it.clock.step(Duration.ofMinutes(2));

        // then
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(it.stored("ops").getMetadata().getResourceVersion())
                        .isEqualTo(before));
    }

    @Test
    void aReportStandsForAMinuteWhileAShardChangesItsOwner() {
        // given
        var uid = ready();
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 1, 0));
        expect(DELIVERING, "TRUE Delivered");

        // when
        it.pods.fallSilent();

        // then
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> expect(DELIVERING, "TRUE Delivered"));

        // when
        it.clock.step(Duration.ofSeconds(61));

        // then
        expect(DELIVERING, "UNKNOWN NotReported");
        assertThat(it.stored("ops").getStatus().behind()).isNull();
        assertThat(it.stored("ops").getStatus().position()).isEqualTo(1L);
    }

    @Test
    @Reaches({"Event/EndpointFailing", "Event/EndpointRecovered", "Event/Disabled", "Event/DeadLetters"})
    void whatAPersonMustKnowIsAnEvent() {
        // given
        var uid = ready();
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 1, 0));
        expect(DELIVERING, "TRUE Delivered");

        // when
        it.pods.report(report(uid, DeliveryReason.TIMEOUT, 1, 0));

        // then
        eventually(() -> assertThat(eventReasons()).contains("EndpointFailing").doesNotContain("EndpointRecovered"));

        // when
        it.pods.report(report(uid, DeliveryReason.DELIVERED, 2, 3));

        // then
        eventually(() -> assertThat(eventReasons()).contains("EndpointRecovered", "DeadLetters"));

        // when
        it.pods.report(report(uid, DeliveryReason.GONE, 2, 3));

        // then
        eventually(() -> assertThat(eventReasons()).contains("Disabled"));
    }

    private static SubscriptionReport pending(String uid, long seconds, boolean expired) {
        return new SubscriptionReport(
                uid,
                DeliveryReason.DELIVERED,
                Optional.empty(),
                Optional.of(1L),
                Optional.of(5L),
                Optional.of(seconds),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                expired,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
