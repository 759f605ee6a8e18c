package io.vivenuoperator.controller.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.controller.metrics.PollEnd;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncountedPollsTest {
    private static final String EARLIER = "2026-11-22T06:00:00Z";
    private static final String LATER = "2026-11-22T06:15:00Z";

    private final UncountedPolls polls = new UncountedPolls();

    @Test
    void aPodIsCountedOnce() {
        // given
        var region = region(null);
        var first = pod("a", "Incremental", "Complete", "", EARLIER);

        // then
        assertThat(polls.take(region, List.of(first)))
                .containsExactly(new PollEnd(RunKind.INCREMENTAL, RunOutcome.COMPLETE, ""));
        assertThat(polls.take(region, List.of(first))).isEmpty();
        assertThat(polls.take(region, List.of(first, pod("b", "Full", "Failed", "KeyRefused", LATER))))
                .containsExactly(new PollEnd(RunKind.FULL, RunOutcome.FAILED, "KeyRefused"));
    }

    /** Another controller has counted it before it wrote the status. */
    @Test
    void afterARestartOnlyWhatEndedAfterTheStatusIsCounted() {
        // given
        var region = region(new PollStatus(
                RunKind.INCREMENTAL, RunOutcome.COMPLETE, null, EARLIER, EARLIER, null, null, null, null, null));

        // when
        var taken = polls.take(
                region,
                List.of(
                        pod("a", "Incremental", "Complete", "", EARLIER),
                        pod("b", "Incremental", "Complete", "", LATER),
                        // of another kind, so what the status knows says nothing about it
                        pod("c", "Full", "Complete", "", EARLIER)));

        // then
        assertThat(taken)
                .containsExactlyInAnyOrder(
                        new PollEnd(RunKind.INCREMENTAL, RunOutcome.COMPLETE, ""),
                        new PollEnd(RunKind.FULL, RunOutcome.COMPLETE, ""));
    }

    @Test
    void whatIsSeenLateIsCountedAllTheSame() {
        // given
        var region = region(null);
        var later = pod("b", "Incremental", "Complete", "", LATER);
        polls.take(region, List.of(later));

        // then
        assertThat(polls.take(region, List.of(later, pod("a", "Incremental", "Complete", "", EARLIER))))
                .hasSize(1);
    }

    @Test
    void whoWasHeldOffDidNothing() {
        assertThat(polls.take(region(null), List.of(pod("a", "Full", "Partial", "Held", EARLIER))))
                .isEmpty();
    }

    /** Each reason has a series: an open list of them would have as many as a stranger likes. */
    @ParameterizedTest
    @CsvSource({
        "Partial, DeadlineReached, DeadlineReached",
        "Partial, WordOfTomorrow, Other",
        "Failed, OOMKilled, OutOfMemory",
        "Failed, WordOfTomorrow, PollFailed"
    })
    void reasonsAreOfAClosedList(String outcome, String reported, String counted) {
        assertThat(polls.take(region(null), List.of(pod("a", "Full", outcome, reported, EARLIER))))
                .extracting(PollEnd::reason)
                .containsExactly(counted);
    }

    private static VivenuRegion region(@Nullable PollStatus last) {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.getMetadata().setUid("5e0c6c4e-8d62-4c0e-9e3c-1f1f0a5b7f10");
        region.setSpec(new VivenuRegionSpec(
                null,
                null,
                new ApiKeySecretRef("k", null),
                null,
                null,
                new PollingSpec(null, null, null, null, null, null)));
        region.setStatus(Optional.ofNullable(last)
                .map(poll -> new VivenuRegionStatus(1L, List.of(), null, null, null, poll, null, null))
                .orElseGet(VivenuRegionStatus::empty));
        return region;
    }

    private static Pod pod(String uid, String kind, String outcome, String reason, String end) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(uid)
                .withUid(uid)
                .endMetadata()
                .withNewStatus()
                .withPhase("Succeeded")
                .addNewContainerStatus()
                .withName("poller")
                .withNewState()
                .withNewTerminated()
                .withExitCode(0)
                .withStartedAt(end)
                .withFinishedAt(end)
                .withMessage("{\"region\":\"dach\",\"kind\":\"" + kind + "\",\"outcome\":\"" + outcome + "\""
                        + (reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"") + ",\"startedAt\":\"" + end
                        + "\",\"finishedAt\":\"" + end + "\",\"message\":\"It is so.\"}")
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
