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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFreshnessTest {
    private static final String SUCCESS = "2026-11-22T06:10:00Z";
    private static final PollRecord NOTHING =
            new PollRecord(Optional.empty(), Optional.empty(), ProofRecord.nothing(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T06:11:00Z, TRUE POLLED",
        // the runs of 07:00 and 08:00 after it, and ten minutes to finish
        "2026-11-22T08:09:59Z, TRUE POLLED",
        "2026-11-22T08:10:00Z, FALSE POLL_OVERDUE"
    })
    void forgivesOneMissedTurn(String now, String expected) {
        assertThat(text(judge(now, "0 * * * *", succeeded()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "KeyRefused, KEY_REFUSED",
        "RateLimited, RATE_LIMITED",
        "VendorUnavailable, VENDOR_UNAVAILABLE",
        "VendorProtocol, VENDOR_PROTOCOL",
        "DatabaseUnavailable, DATABASE_UNAVAILABLE",
        "DatabaseMisconfigured, DATABASE_MISCONFIGURED",
        "SchemaMismatch, SCHEMA_MISMATCH",
        "Misconfigured, MISCONFIGURED",
        "Interrupted, INTERRUPTED",
        "DeadlineExceeded, DEADLINE_EXCEEDED",
        "WindowEmpty, WINDOW_EMPTY",
        "OOMKilled, OUT_OF_MEMORY",
        "Error, POLL_FAILED"
    })
    void tellsThePollsOwnReason(String podReason, String reason) {
        // given
        var record = new PollRecord(
                Optional.of(failed(podReason)), Optional.empty(), ProofRecord.nothing(), Optional.empty());

        // then
        assertThat(text(judge("2026-11-22T06:11:00Z", "0 * * * *", record))).isEqualTo("FALSE " + reason);
    }

    @Test
    void aFailureAfterAGoodPollIsMentionedWhileTheDataIsYoung() {
        // given
        var record = new PollRecord(
                Optional.of(failed("RateLimited")),
                Optional.of(Instant.parse(SUCCESS)),
                ProofRecord.nothing(),
                Optional.empty());

        // when
        var finding = judge("2026-11-22T06:40:00Z", "0 * * * *", record);

        // then
        assertThat(finding.isTrue()).isTrue();
        assertThat(finding.message()).contains("RateLimited");
    }

    @Test
    void aPodThatDoesNotStartIsNamed() {
        // given
        var record = new PollRecord(
                Optional.empty(), Optional.empty(), ProofRecord.nothing(), Optional.of("ImagePullBackOff"));

        // when
        var finding = judge(SUCCESS, "0 * * * *", record);

        // then
        assertThat(text(finding)).isEqualTo("FALSE POLLER_POD_STUCK");
        assertThat(finding.message()).contains("ImagePullBackOff");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:09:59Z, UNKNOWN FIRST_POLL_PENDING",
        // two runs after the CronJobs were created, and ten minutes to finish
        "2026-11-22T08:10:00Z, FALSE POLL_OVERDUE"
    })
    void aFirstPollThatNeverComesIsOverdueToo(String now, String expected) {
        // given
        var scheduled = new RegionCondition(
                ConditionType.POLLERS_SCHEDULED, ConditionStatus.TRUE, "Scheduled", "Both.", SUCCESS, 1L);

        // when
        var finding = judge(now, "0 * * * *", NOTHING, List.of(scheduled));

        // then
        assertThat(text(finding)).isEqualTo(expected);
    }

    @Test
    void whatAStuckPodSaidOutlivesIt() {
        // given
        var stuck = new RegionCondition(
                ConditionType.DATA_FRESH, ConditionStatus.FALSE, "PollerPodStuck", "No image.", SUCCESS, 1L);

        // when
        var finding = judge("2026-11-22T09:00:00Z", "0 * * * *", NOTHING, List.of(stuck));

        // then
        assertThat(finding.message()).isEqualTo("No image.");
    }

    @ParameterizedTest
    @CsvSource({"@hourly", "@daily", "@midnight", "0 12 ? * mon-fri", "*/15 * * * *"})
    void understandsEveryKindOfSchedule(String schedule) {
        assertThat(judge("2026-11-22T06:11:00Z", schedule, succeeded()).isTrue())
                .isTrue();
    }

    private static PollRecord succeeded() {
        return new PollRecord(
                Optional.empty(), Optional.of(Instant.parse(SUCCESS)), ProofRecord.nothing(), Optional.empty());
    }

    private static PollStatus failed(String reason) {
        return new PollStatus(
                RunKind.FULL, RunOutcome.FAILED, reason, SUCCESS, SUCCESS, null, null, null, null, "It failed.");
    }

    private static ConditionResult judge(String now, String schedule, PollRecord record) {
        return judge(now, schedule, record, List.of());
    }

    private static ConditionResult judge(String now, String schedule, PollRecord record, List<RegionCondition> known) {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.setSpec(new VivenuRegionSpec(
                null,
                null,
                new ApiKeySecretRef("k", null),
                null,
                null,
                new PollingSpec(schedule, null, null, null, null, null)));
        region.setStatus(new VivenuRegionStatus(1L, known, null, null, null, null, null, null));
        return new DataFreshness(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .judge(region, record)
                .finding();
    }

    private static String text(ConditionResult finding) {
        return finding.status() + " " + finding.reason();
    }
}
