package io.vivenuoperator.controller.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.cronjob.PollerPods;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the poller reports and what the conditions say, over a pod's termination message: two closed lists that must fit. */
class RunReasonsInConditionsTest {
    private static final Instant STARTED = Instant.parse("2026-11-22T06:10:00Z");
    private static final Instant NOW = STARTED.plusSeconds(60);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** A bug has no advice of its own: its message is what there is to say. */
    private static final Set<RunReason> WITHOUT_A_REASON_OF_ITS_OWN = EnumSet.of(RunReason.UNEXPECTED);

    @ParameterizedTest
    @EnumSource
    void aReportedReasonReachesTheConditionsUnderItsName(RunReason reported) {
        // when
        var record = record(reported);

        // then
        assertThat(reasons(record)).isEqualTo(expected(reported));
    }

    @Test
    void whatTheConditionsKnowOfPollsIsReported() {
        // given
        var words = Arrays.stream(RunReason.values()).map(RunReason::word).collect(Collectors.toSet());

        // when
        var reached = Arrays.stream(RunReason.values())
                .filter(reason -> reason.outcome() == RunOutcome.FAILED)
                .map(reason -> freshness(record(reason)))
                .filter(reason -> reason != Reason.POLL_FAILED)
                .collect(Collectors.toSet());

        // then
        assertThat(reached)
                .isEqualTo(Arrays.stream(Reason.values())
                        .filter(reason -> words.contains(reason.wireName()))
                        .collect(Collectors.toSet()));
    }

    /** A newer poller's, or anything that a pod's message claims to be one. */
    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"READY", "POLLED", "PROVED", "PENDING", "POLLER_POD_STUCK", "WEBHOOK_FORBIDDEN", "SELLER_CHANGED"})
    void aReasonThatNoPollHasIsNotTakenFromAReport(Reason foreign) {
        assertThat(freshness(record(RunOutcome.FAILED, foreign.wireName()))).isEqualTo(Reason.POLL_FAILED);
    }

    private static List<String> expected(RunReason reported) {
        if (reported == RunReason.HELD) {
            // Another run did the work, and reports it.
            return List.of("FirstPollPending", "ProofPending");
        }
        if (reported.outcome() == RunOutcome.PARTIAL) {
            // A run that was out of time is resumed by the next one, and proves or fails then.
            return List.of("Polled", reported == RunReason.DEADLINE_REACHED ? "ProofPending" : "ProofIncomplete");
        }
        return WITHOUT_A_REASON_OF_ITS_OWN.contains(reported)
                ? List.of("PollFailed", "PollFailed")
                : List.of(reported.word(), reported.word());
    }

    /** Of DataFresh, and of Proven when there have been too many such polls. */
    private static List<String> reasons(PollRecord record) {
        return Stream.of(dataFresh(record), proven(record))
                .map(finding -> finding.reason().wireName())
                .toList();
    }

    private static ConditionResult dataFresh(PollRecord record) {
        return new DataFreshness(CLOCK).judge(region(), record).finding();
    }

    private static ConditionResult proven(PollRecord record) {
        return new ProofFreshness(CLOCK).judge(region(), record.proofs()).finding();
    }

    private static Reason freshness(PollRecord record) {
        return (Reason) dataFresh(record).reason();
    }

    private static PollRecord record(RunReason reported) {
        return record(reported.outcome(), reported.word());
    }

    /** Of two full polls that ended so. */
    private static PollRecord record(RunOutcome outcome, String reason) {
        return PollRecord.of(
                region(), List.of(pod(outcome, reason, STARTED), pod(outcome, reason, STARTED.plusSeconds(20))), NOW);
    }

    private static Pod pod(RunOutcome outcome, String reason, Instant started) {
        var report = new RunReport(
                "dach",
                RunKind.FULL,
                outcome,
                Optional.of(reason),
                started,
                started.plusSeconds(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "It was so.");
        return new PodBuilder()
                .withNewMetadata()
                .withLabels(Map.of(ResourceLabels.POLL, RunKind.FULL.argument()))
                .withCreationTimestamp(started.toString())
                .endMetadata()
                .withNewStatus()
                .addNewContainerStatus()
                .withName(PollerPods.CONTAINER)
                .withNewState()
                .withNewTerminated()
                .withExitCode(1)
                .withMessage(report.toJson())
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static VivenuRegion region() {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("k", null), null, null, null));
        return region;
    }
}
