package io.vivenuoperator.controller.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofFreshnessTest {
    private static final PollStatus PROOF = full("2026-11-22T06:10:00Z", RunOutcome.COMPLETE, null);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:11:00Z, TRUE PROVED",
        // the night of the 23rd, and two hours to finish
        "2026-11-23T04:59:59Z, TRUE PROVED",
        "2026-11-23T05:00:00Z, FALSE PROOF_OVERDUE"
    })
    void isOverdueTwoHoursAfterTheNightThatProvedNothing(String now, String expected) {
        assertThat(text(judge(now, PROOF))).isEqualTo(expected);
    }

    @Test
    void forgivesOneFailureAndNamesIt() {
        // when
        var finding =
                judge("2026-11-22T07:30:00Z", PROOF, full("2026-11-22T07:00:00Z", RunOutcome.FAILED, "RateLimited"));

        // then
        assertThat(text(finding)).isEqualTo("TRUE PROVED");
        assertThat(finding.message()).contains("2026-11-22T06:10:00Z", "RateLimited");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, RateLimited, FALSE RATE_LIMITED",
        "FAILED, DatabaseUnavailable, FALSE DATABASE_UNAVAILABLE",
        "FAILED, Unexpected, FALSE POLL_FAILED",
        "PARTIAL, EventsFailed, FALSE PROOF_INCOMPLETE",
        "PARTIAL, BelowThreshold, FALSE PROOF_INCOMPLETE",
        // the next one resumes there
        "PARTIAL, DeadlineReached, TRUE PROVED"
    })
    void twoFullPollsWithoutAProofAreTooMany(RunOutcome outcome, String reason, String expected) {
        assertThat(text(judge(
                        "2026-11-22T07:30:00Z",
                        PROOF,
                        full("2026-11-22T07:00:00Z", outcome, reason),
                        full("2026-11-22T07:10:00Z", outcome, reason))))
                .isEqualTo(expected);
    }

    @Test
    void whatRanOutOfTimeForTwoNightsIsOverdueInItsWords() {
        assertThat(text(judge(
                        "2026-11-24T03:10:00Z",
                        PROOF,
                        full("2026-11-23T03:10:00Z", RunOutcome.PARTIAL, "DeadlineReached"))))
                .isEqualTo("FALSE PROOF_INCOMPLETE");
    }

    @Test
    void aPollThatIsSeenAgainCountsOnce() {
        var failed = full("2026-11-22T07:00:00Z", RunOutcome.FAILED, "RateLimited");

        assertThat(ProofRecord.of(VivenuRegionStatus.empty(), List.of(PROOF, failed, failed))
                        .withoutProof())
                .isEqualTo(1);
    }

    @Test
    void whatAnOlderControllerWroteIsAProofToo() {
        var status = new VivenuRegionStatus(1L, List.of(), null, null, null, PROOF, PROOF.finishedAt(), 100.0);

        assertThat(ProofRecord.of(status, List.of()).lastProof()).contains(Instant.parse(PROOF.finishedAt()));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T04:59:59Z, UNKNOWN PROOF_PENDING", "2026-11-23T05:00:00Z, FALSE PROOF_OVERDUE"})
    void aFirstProofThatNeverComesIsOverdueToo(String now, String expected) {
        assertThat(text(judge(now))).isEqualTo(expected);
    }

    @Test
    void anIncrementalThatReadEverythingProvesIt() {
        var everything = new PollStatus(
                RunKind.INCREMENTAL,
                RunOutcome.COMPLETE,
                null,
                PROOF.startedAt(),
                PROOF.finishedAt(),
                3L,
                9L,
                9L,
                100.0,
                "All read.");

        assertThat(text(judge("2026-11-22T06:11:00Z", everything))).isEqualTo("TRUE PROVED");
    }

    private static PollStatus full(String end, RunOutcome outcome, @Nullable String reason) {
        return new PollStatus(RunKind.FULL, outcome, reason, end, end, null, null, null, null, "It was so.");
    }

    private static ConditionResult judge(String now, PollStatus... polls) {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.setSpec(new VivenuRegionSpec(
                null,
                null,
                new ApiKeySecretRef("k", null),
                null,
                null,
                new PollingSpec(null, "0 3 * * *", null, null, null, null)));
        var scheduled = new RegionCondition(
                ConditionType.POLLERS_SCHEDULED,
                ConditionStatus.TRUE,
                "Scheduled",
                "Both.",
                "2026-11-22T06:10:00Z",
                1L);
        region.setStatus(new VivenuRegionStatus(1L, List.of(scheduled), null, null, null, null, null, null));
        return new ProofFreshness(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .judge(region, ProofRecord.of(VivenuRegionStatus.empty(), List.of(polls)))
                .finding();
    }

    private static String text(ConditionResult finding) {
        return finding.status() + " " + finding.reason();
    }
}
