package io.vivenuoperator.controller.historical;

import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.COMPLETE;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.FAILED;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.PROGRESSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.HistoricalOutcome;
import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.controller.region.Reaches;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a sync ends, by itself and by somebody's hand. */
class SyncEndIT extends SyncScenario {
    @BeforeEach
    void begin() {
        furnish();
    }

    private static String name(HistoricalReason reason) {
        return reason.word().toLowerCase(Locale.ROOT);
    }

    private void endAll(HistoricalOutcome outcome) {
        Stream.of(HistoricalReason.values())
                .filter(reason -> reason.outcome() == outcome)
                .forEach(reason -> {
                    it.sync(it.namespace, name(reason), REPLAY);
                    var job = it.awaitJob(name(reason));
                    it.end(it.pod(job), outcome == HistoricalOutcome.COMPLETE ? 0 : 3, report(reason, true));
                    it.end(job, outcome == HistoricalOutcome.COMPLETE);
                });
    }

    @Test
    @Reaches({
        "Complete/AllSent",
        "Complete/NothingToSend",
        "Complete/DryRunDone",
        "Complete/TestSent",
        "Complete/FilesWritten"
    })
    void aGoodEndIsComplete() {
        // when
        endAll(HistoricalOutcome.COMPLETE);

        // then
        Stream.of(HistoricalReason.values())
                .filter(reason -> reason.outcome() == HistoricalOutcome.COMPLETE)
                .forEach(reason -> {
                    expect(name(reason), COMPLETE, "TRUE " + reason.word());
                    expect(name(reason), FAILED, "FALSE " + reason.word());
                });
    }

    @Test
    @Reaches({
        "Failed/TicketsRefused",
        "Failed/TicketsInDoubt",
        "Failed/SigningKeyRefused",
        "Failed/EndpointGone",
        "Failed/RetriesExhausted",
        "Failed/EndpointUnavailable",
        "Failed/KeyRefused",
        "Failed/EventNotFound",
        "Failed/ReadIncomplete",
        "Failed/OutputFull",
        "Failed/OutputNotWritable",
        "Failed/BucketNotFound",
        "Failed/BucketRefused",
        "Failed/BucketElsewhere",
        "Failed/ClockSkewed",
        "Failed/OutputUnavailable",
        "Failed/DatabaseUnavailable",
        "Failed/Misconfigured",
        "Failed/Unexpected"
    })
    void anyOtherIsFailedAndNeverComplete() {
        // when
        endAll(HistoricalOutcome.FAILED);

        // then
        Stream.of(HistoricalReason.values())
                .filter(reason -> reason.outcome() == HistoricalOutcome.FAILED)
                .forEach(reason -> {
                    expect(name(reason), FAILED, "TRUE " + reason.word());
                    expect(name(reason), COMPLETE, "FALSE " + reason.word());
                });
    }

    @Test
    void aPodThatSaidNothingHasFailedAsOftenAsIsTried() {
        // given
        var pod = running("berlin", REPLAY);

        // when
        it.end(pod, 137, "");
        it.end(it.job("berlin").orElseThrow(), false);

        // then
        expect("berlin", FAILED, "TRUE RetriesExhausted");
        assertThat(message("berlin", FAILED)).contains("exit code 137");
    }

    @Test
    void betweenTwoPodsTheLastOnesWordIsShown() {
        // given
        var pod = running("berlin", REPLAY);

        // when
        it.end(pod, 1, report(HistoricalReason.DATABASE_UNAVAILABLE, true));

        // then
        eventually(() -> assertThat(message("berlin", PROGRESSING))
                .contains("Kubernetes starts another pod", "The report's sentence."));
        expect("berlin", FAILED, "FALSE Starting");
    }

    @Test
    @Reaches({"Progressing/Stopping", "Progressing/Paused", "Event/Paused", "Event/Resumed"})
    void aPauseStopsThePodAndGoesOn() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));
        var pod = running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");

        // when
        it.change("berlin", "{\"suspend\":true}");

        // then
        expect("berlin", PROGRESSING, "TRUE Stopping");
        assertThat(it.job("berlin").orElseThrow().getSpec().getSuspend()).isTrue();

        // when
        it.end(pod, 75, report(HistoricalReason.INTERRUPTED, true));

        // then
        expect("berlin", PROGRESSING, "FALSE Paused");
        expect("berlin", FAILED, "FALSE Paused");
        assertThat(it.status("berlin").progress())
                .satisfies(counts -> assertThat(counts.sent()).isEqualTo(646L));

        // when
        it.change("berlin", "{\"suspend\":false}");

        // then
        eventually(() -> assertThat(it.job("berlin").orElseThrow().getSpec().getSuspend())
                .isFalse());
        expect("berlin", PROGRESSING, "TRUE Starting");
    }

    @Test
    void aSyncThatIsPausedFromTheBeginningHasNoJob() {
        // when
        it.sync(it.namespace, "berlin", DRY_RUN.replace("]}", "], suspend: true}"));

        // then
        expect("berlin", PROGRESSING, "FALSE Paused");
        assertThat(it.job("berlin")).isEmpty();
        assertThat(it.status("berlin").startedAt()).isNull();
    }

    @Test
    @Reaches({"Failed/Canceled", "Event/Canceled"})
    void aCanceledSyncStopsAndIsOver() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));
        var pod = running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");

        // when
        it.change("berlin", "{\"cancel\":true}");

        // then
        expect("berlin", PROGRESSING, "TRUE Stopping");
        assertThat(it.status("berlin").finishedAt()).isNull();

        // when
        it.end(pod, 75, report(HistoricalReason.INTERRUPTED, true));

        // then
        expect("berlin", FAILED, "TRUE Canceled");
        expect("berlin", COMPLETE, "FALSE Canceled");
        assertThat(it.status("berlin").finishedAt()).isNotNull();
        assertThat(it.status("berlin").progress())
                .satisfies(counts -> assertThat(counts.sent()).isEqualTo(646L));
        assertThat(it.job("berlin").orElseThrow().getSpec().getSuspend()).isTrue();
    }

    @Test
    void whatIsOverCantBeCanceled() {
        // given
        var pod = running("berlin", REPLAY);
        it.end(pod, 0, report(HistoricalReason.ALL_SENT, true));
        it.end(it.job("berlin").orElseThrow(), true);
        expect("berlin", COMPLETE, "TRUE AllSent");

        // when
        it.change("berlin", "{\"cancel\":true}");

        // then
        eventually(() -> assertThat(it.status("berlin").observedGeneration()).isEqualTo(2L));
        assertThat(condition(it.namespace, "berlin", COMPLETE)).isEqualTo("TRUE AllSent");
    }

    @Test
    void aDeletedSyncTakesItsJobAlong() {
        // given
        running("berlin", REPLAY);

        // when
        it.delete("berlin");

        // then
        eventually(() -> assertThat(it.job("berlin")).isEmpty());
    }

    @Test
    void aSyncWithATimeToLiveGoesWhenItIsOver() {
        // given
        var pod = running("berlin", REPLAY);
        it.change("berlin", "{\"ttlSecondsAfterFinished\":600}");
        it.end(pod, 0, report(HistoricalReason.ALL_SENT, true));
        it.end(it.job("berlin").orElseThrow(), true);
        expect("berlin", COMPLETE, "TRUE AllSent");

        // when
        it.clock.step(Duration.ofMinutes(11));
        it.change("berlin", "{\"ttlSecondsAfterFinished\":60}");

        // then
        eventually(() -> assertThat(it.stored(it.namespace, "berlin")).isEmpty());
        eventually(() -> assertThat(it.job("berlin")).isEmpty());
    }

    @Test
    void aRestartedControllerGoesOnWhereItWas() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));
        var pod = running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");
        it.stop();
        it.end(pod, 0, report(HistoricalReason.ALL_SENT, true));
        it.end(it.job("berlin").orElseThrow(), true);

        // when
        it.start();

        // then
        expect("berlin", COMPLETE, "TRUE AllSent");
        assertThat(it.eventReasons()).filteredOn("Started"::equals).hasSize(1);
    }

    @Test
    void howItEndedIsMeasuredUntilItIsDeleted() {
        // given
        var pod = running("berlin", REPLAY);
        it.end(pod, 3, report(HistoricalReason.TICKETS_IN_DOUBT, true));
        it.end(it.job("berlin").orElseThrow(), false);
        var sample =
                "vivenu_historical_sync_state{mode=\"Replay\",reason=\"TicketsInDoubt\",region=\"dach\",state=\"Failed\",sync=\"berlin\"} 1.0";
        eventually(() -> assertThat(it.registry.scrape()).contains(sample, "vivenu_historical_syncs 1.0"));

        // when
        it.delete("berlin");

        // then
        eventually(() -> assertThat(it.registry.scrape())
                .contains("vivenu_historical_syncs 0.0")
                .doesNotContain("sync=\"berlin\""));
    }
}
