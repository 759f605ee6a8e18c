package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.PROVEN;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status of the last proof, independent of incremental polls. */
class ProofIT extends OnAnApiServer {
    private int polls;

    @Test
    @Reaches("Proven/ProofPending")
    void beforeTheFirstFullPollNothingIsProven() {
        // given
        ready();
        expect(PROVEN, "UNKNOWN ProofPending");

        // when
        poll("Incremental", "Complete", "", "");

        // then
        expect(DATA_FRESH, "TRUE Polled");
        expect(PROVEN, "UNKNOWN ProofPending");
        assertThat(status().lastProofTime()).isNull();
    }

    @Test
    @Reaches({"Proven/Proved", "Proven/VendorUnavailable"})
    void goodIncrementalPollsDoNotHideThatFullOnesFail() {
        // given
        ready();
        var proved =
                poll("Full", "Complete", "", ",\"vendorSold\":100,\"storedSold\":100,\"completenessPercent\":100.0");
        expect(PROVEN, "TRUE Proved");

        // when
        poll("Full", "Failed", "VendorUnavailable", "");
        eventually(() -> assertThat(status().lastFullPoll().outcome()).isEqualTo(RunOutcome.FAILED));

        // then
        expect(PROVEN, "TRUE Proved");
        assertThat(message(PROVEN)).contains("VendorUnavailable", "It is so.");

        // when
        var failed = poll("Full", "Failed", "VendorUnavailable", "");
        var incremental = poll("Incremental", "Complete", "", "");

        // then
        expect(PROVEN, "FALSE VendorUnavailable");
        expect(DATA_FRESH, "TRUE Polled");
        assertThat(message(PROVEN)).contains("The full poll that ended at " + failed, "last proof is from " + proved);
        eventually(() -> {
            assertThat(status().lastPoll().finishedAt()).isEqualTo(incremental);
            assertThat(status().lastIncrementalPoll().finishedAt()).isEqualTo(incremental);
            assertThat(status().lastFullPoll().finishedAt()).isEqualTo(failed);
            assertThat(status().lastProofTime()).isEqualTo(proved);
            assertThat(status().completenessPercent()).isEqualTo(100.0);
            assertThat(status().completenessTime()).isEqualTo(proved);
        });
        expect(READY, "TRUE Ready");

        // when
        poll("Full", "Complete", "", ",\"vendorSold\":100,\"storedSold\":100,\"completenessPercent\":100.0");

        // then
        expect(PROVEN, "TRUE Proved");
    }

    @Test
    @Reaches("Proven/ProofOverdue")
    void aProofThatNobodyRenewsGrowsOld() {
        // given
        ready();
        poll("Full", "Complete", "", "");
        expect(PROVEN, "TRUE Proved");

        // when
        it.clock.advance(Duration.ofDays(3));

        // then
        expect(PROVEN, "FALSE ProofOverdue");
    }

    @Test
    @Reaches("Proven/ProofIncomplete")
    void fullPollsThatProveTooLittleAreNoProof() {
        // given
        ready();

        // when
        poll("Full", "Partial", "BelowThreshold", ",\"vendorSold\":100,\"storedSold\":60,\"completenessPercent\":60.0");
        poll("Full", "Partial", "EventsFailed", ",\"vendorSold\":100,\"storedSold\":100,\"completenessPercent\":100.0");

        // then
        expect(PROVEN, "FALSE ProofIncomplete");
        assertThat(message(PROVEN)).contains("EventsFailed", "Nothing has been proved yet");
        assertThat(status().completenessPercent()).isEqualTo(60.0);
    }

    @Test
    void aFullPollThatRanOutOfTimeIsNoProofAndItsShareIsNotTheWholes() {
        // given
        ready();

        // when
        poll(
                "Full",
                "Partial",
                "DeadlineReached",
                ",\"vendorSold\":100,\"storedSold\":100,\"completenessPercent\":100.0");

        // then
        expect(DATA_FRESH, "TRUE Polled");
        expect(PROVEN, "UNKNOWN ProofPending");
        assertThat(message(PROVEN)).contains("DeadlineReached");
        assertThat(status().lastProofTime()).isNull();
        assertThat(status().completenessPercent()).isNull();
    }

    /** Three nights without a proof, beside good incremental polls: the first one is told before a day and two hours have gone by. */
    @ParameterizedTest
    @CsvSource({"Failed, VendorUnavailable, VendorUnavailable", "Partial, DeadlineReached, ProofIncomplete"})
    void aNightlyProofIsNeverOlderThan26HoursUnseen(String outcome, String reason, String told) {
        // given a full poll each night at this minute, which has just proved everything
        var minute = now().atOffset(ZoneOffset.UTC);
        it.readyReceiver();
        it.apiKey(KEY);
        it.region(
                "dach",
                null,
                new PollingSpec(
                        null, minute.getMinute() + " " + minute.getHour() + " * * *", "Etc/UTC", null, null, null));
        expect(READY, "TRUE Ready");
        var proved = poll("Full", "Complete", "", "");
        expect(PROVEN, "TRUE Proved");

        // when
        it.clock.advance(Duration.ofHours(24));
        night(outcome, reason);

        // then
        expect(PROVEN, "TRUE Proved");

        // when
        it.clock.advance(Duration.ofHours(2));

        // then
        expect(PROVEN, "FALSE " + told);
        assertThat(message(PROVEN)).contains(reason, "last proof is from " + proved);

        // when
        it.clock.advance(Duration.ofHours(22));
        night(outcome, reason);
        it.clock.advance(Duration.ofHours(24));
        night(outcome, reason);

        // then
        expect(PROVEN, "FALSE " + told);
        assertThat(status().lastProofTime()).isEqualTo(proved);
        assertThat(status().lastIncrementalPoll().outcome()).isEqualTo(RunOutcome.COMPLETE);
        expect(READY, "TRUE Ready");
    }

    /** A full poll that proves nothing, and a good incremental one. */
    private void night(String outcome, String reason) {
        ended("Full", outcome, reason);
        ended("Incremental", "Complete", "");
    }

    /** By the API server's clock, which no test can move; the order of two ends in one second is unknown. */
    private void ended(String kind, String outcome, String reason) {
        var last = Instant.parse(status().lastPoll().finishedAt());
        eventually(
                () -> assertThat(Instant.now().truncatedTo(ChronoUnit.SECONDS)).isAfter(last));
        finished("night-" + ++polls, now(), kind, outcome, reason, "");
        eventually(() ->
                assertThat(Instant.parse(status().lastPoll().finishedAt())).isAfter(last));
    }

    @Test
    void whatWasComparedIsKeptUntilItIsComparedAgain() {
        // given
        ready();
        var compared =
                poll("Full", "Complete", "", ",\"vendorSold\":100,\"storedSold\":99,\"completenessPercent\":99.0");

        // when
        poll("Incremental", "Complete", "", "");

        // then
        eventually(() -> assertThat(status().lastIncrementalPoll()).isNotNull());
        assertThat(status().vendorSold()).isEqualTo(100);
        assertThat(status().storedSold()).isEqualTo(99);
        assertThat(status().completenessTime()).isEqualTo(compared);
        assertThat(status().lastPoll().vendorSold()).isNull();
        assertThat(status().lastFullPoll().vendorSold()).isEqualTo(100);
    }

    @Test
    void whatIsInQuarantineIsWhatTheLastPollThatCountedSaid() {
        // given
        ready();
        poll("Full", "Complete", "", ",\"quarantined\":3");
        eventually(() -> assertThat(status().quarantined()).isEqualTo(3));

        // when
        poll("Incremental", "Failed", "DatabaseUnavailable", "");

        // then
        eventually(() -> assertThat(status().lastPoll().outcome()).isEqualTo(RunOutcome.FAILED));
        assertThat(status().quarantined()).isEqualTo(3);
        assertThat(status().lastPoll().quarantined()).isNull();

        // when
        poll("Incremental", "Complete", "", ",\"quarantined\":0");

        // then
        eventually(() -> assertThat(status().quarantined()).isZero());
    }

    @Test
    void theNextPollIsTheFirstOfTheSchedulesAfterTheLastOne() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach", null, new PollingSpec("7,37 * * * *", "0 3 * * *", "Etc/UTC", null, null, null));
        expect(READY, "TRUE Ready");
        assertThat(status().nextPollTime()).isNull();

        // when
        var end = Instant.parse(poll("Incremental", "Complete", "", "")).atOffset(ZoneOffset.UTC);

        // then: the next minute 7 or 37, or three o'clock, counted by hand
        var next = end.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        while (next.getMinute() != 7 && next.getMinute() != 37 && !(next.getHour() == 3 && next.getMinute() == 0)) {
            next = next.plusMinutes(1);
        }
        var expected = next.toInstant().toString();
        eventually(() -> assertThat(status().nextPollTime()).isEqualTo(expected));

        // when a full one has ended as well
        poll("Full", "Complete", "", "");

        // then
        eventually(() -> assertThat(Instant.parse(status().nextFullPollTime()).atOffset(ZoneOffset.UTC))
                .isBefore(end.plusDays(1).plusMinutes(1))
                .matches(at -> at.getHour() == 3 && at.getMinute() == 0));
        assertThat(Instant.parse(status().nextIncrementalPollTime()).atOffset(ZoneOffset.UTC))
                .isBefore(end.plusMinutes(31))
                .matches(at -> at.getMinute() == 7 || at.getMinute() == 37);

        // when
        it.client
                .resources(VivenuRegion.class)
                .inNamespace(it.namespace)
                .withName("dach")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"polling\":{\"suspend\":true}}}");

        // then
        eventually(() -> assertThat(status().nextPollTime()).isNull());
        assertThat(status().nextFullPollTime()).isNull();
        assertThat(status().nextIncrementalPollTime()).isNull();
    }

    @Test
    @Reaches("Proven/Suspended")
    void whoSuspendsThePollsGetsNoProofs() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach", null, new PollingSpec(null, null, null, true, null, null));

        // then
        expect(PROVEN, "UNKNOWN Suspended");
    }

    /** Their reports would stay the latest for hours, or for ever. */
    @Test
    void aNodeWhoseClockIsWrongDoesNotKeepOtherPollsFromBeingTheLast() {
        // given
        ready();
        finished("ahead", now().plus(Duration.ofHours(5)), "Incremental", "Complete", "", "");
        expect(DATA_FRESH, "TRUE Polled");

        // when the API server's clock has reached another second: the order of two ends in one second
        // is unknown
        var ahead = now();
        eventually(() -> assertThat(now()).isAfter(ahead));
        finished("right", now(), "Incremental", "Failed", "DatabaseUnavailable", "");

        // then
        eventually(() -> assertThat(status().lastPoll().reason()).isEqualTo("DatabaseUnavailable"));
        assertThat(Instant.parse(status().lastSuccessfulPollTime())).isBefore(now().plus(Duration.ofMinutes(1)));

        // when again
        var right = now();
        eventually(() -> assertThat(now()).isAfter(right));
        finished("behind", now().minus(Duration.ofHours(5)), "Incremental", "Complete", "", "");

        // then
        eventually(() -> assertThat(status().lastPoll().outcome()).isEqualTo(RunOutcome.COMPLETE));
    }

    @Test
    void upkeepThatIsRefusedIsReadInTheStatus() {
        // given
        ready();

        // when
        poll("Incremental", "Complete", "", ",\"upkeep\":\"The upkeep failed.\",\"fieldOfTomorrow\":{}");

        // then
        expect(DATA_FRESH, "TRUE Polled");
        assertThat(status().lastPoll().message()).isEqualTo("The upkeep failed. It is so.");
    }

    private VivenuRegionStatus status() {
        return it.stored("dach").getStatus();
    }

    private Instant now() {
        return it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A poll that ends two seconds after the previous one; its end. */
    private String poll(String kind, String outcome, String reason, String more) {
        it.clock.advance(Duration.ofSeconds(2));
        var end = now();
        finished("poll-" + ++polls, end, kind, outcome, reason, more);
        return end.toString();
    }

    private void finished(String pod, Instant end, String kind, String outcome, String reason, String more) {
        finishedPoll(
                pod,
                outcome.equals("Failed") ? 1 : 0,
                "Completed",
                "{\"region\":\"dach\",\"kind\":\"" + kind + "\",\"outcome\":\"" + outcome + "\""
                        + (reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"") + ",\"startedAt\":\"" + end
                        + "\",\"finishedAt\":\"" + end
                        + "\",\"events\":1,\"tickets\":2,\"requests\":3,\"message\":\"It is so.\""
                        + more + "}");
    }
}
