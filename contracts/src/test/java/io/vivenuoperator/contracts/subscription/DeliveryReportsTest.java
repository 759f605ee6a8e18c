package io.vivenuoperator.contracts.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.GoldenFile;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastFailure;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastSuccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00.5Z");
    private static final DeliveryReports REPORTS = new DeliveryReports(
            "1764172800000",
            List.of(
                    new SubscriptionReport(
                            "u1",
                            DeliveryReason.SERVER_ERROR,
                            Optional.of("hooks.example.com answered 503."),
                            Optional.of(184_467L),
                            Optional.of(12L),
                            Optional.of(3L),
                            Optional.of(2L),
                            Optional.of(0L),
                            Optional.of(1_203L),
                            Optional.of(2L),
                            true,
                            Optional.of(new LastSuccess(NOW, Optional.of(204), Optional.of(87L))),
                            Optional.of(new LastFailure(
                                    NOW,
                                    Optional.of(503),
                                    DeliveryReason.SERVER_ERROR,
                                    Optional.of("hooks.example.com answered 503."),
                                    Optional.of(3),
                                    Optional.of(NOW.plusSeconds(300)))),
                            Optional.of("nightly-fix"),
                            Optional.empty()),
                    SubscriptionReport.nothingKnown(
                            "u2",
                            Optional.of(new HandoverProblem(
                                    HandoverRefusal.URL_REFUSED, "The address is inside the cluster.")))),
            List.of(new ReplayReport(
                    "r1",
                    ReplayState.RUNNING,
                    Optional.of(100L),
                    Optional.of(40L),
                    Optional.of(1L),
                    Optional.of(184_000L),
                    Optional.of(NOW),
                    Optional.empty(),
                    Optional.empty())));

    @Test
    void writesTheGoldenAnswer() {
        GoldenFile.of("delivery-reports.json").matches(REPORTS.toJson());
    }

    @Test
    void readsTheGoldenAnswer() {
        assertThat(DeliveryReports.parse(GoldenFile.of("delivery-reports.json").text()))
                .contains(REPORTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"subscriptions\":7}", "null"})
    void somebodyElsesAnswerIsNone(String json) {
        assertThat(DeliveryReports.parse(json)).isEmpty();
    }

    @Test
    void whatALaterReleaseSaysIsLeftOut() {
        // given
        var json = """
                {"revision":"7","subscriptions":[{"uid":"u1","delivering":"Levitating"},{"uid":"u2","delivering":"Delivered","behind":"many"}],
                 "replays":[{"uid":"r1","state":"Dreaming"}]}""";

        // when
        var read = DeliveryReports.parse(json).orElseThrow();

        // then
        assertThat(read.subscriptions()).singleElement().satisfies(only -> {
            assertThat(only.uid()).isEqualTo("u2");
            assertThat(only.behind()).isEmpty();
        });
        assertThat(read.replays()).isEmpty();
    }
}
