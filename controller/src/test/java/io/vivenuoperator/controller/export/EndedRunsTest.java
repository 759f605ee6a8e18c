package io.vivenuoperator.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndedRunsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final EndedRuns runs = new EndedRuns(Clock.fixed(NOON.plusSeconds(600), ZoneOffset.UTC));

    private static Job job(String name, boolean hasFailed) {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withUid(name)
                .withCreationTimestamp(NOON.toString())
                .withLabels(Map.of(ExportPlace.REVISION, "3f2a9-01234567"))
                .endMetadata();
        return hasFailed
                ? job.withNewStatus()
                        .addNewCondition()
                        .withType("Failed")
                        .withStatus("True")
                        .withReason("DeadlineExceeded")
                        .withMessage("Job was active longer than specified deadline")
                        .withLastTransitionTime(NOON.plusSeconds(60).toString())
                        .endCondition()
                        .endStatus()
                        .build()
                : job.build();
    }

    private static Pod pod(String job, int exitCode, String message, Instant finished) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(job + "-pod")
                .withCreationTimestamp(NOON.toString())
                .withLabels(Map.of(ExportPlace.REVISION, "3f2a9-01234567"))
                .addNewOwnerReference()
                .withUid(job)
                .withName(job)
                .endOwnerReference()
                .endMetadata()
                .withNewStatus()
                .withPhase("Failed")
                .addNewContainerStatus()
                .withName("export")
                .withNewState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason("Error")
                .withMessage(message)
                .withStartedAt(NOON.toString())
                .withFinishedAt(finished.toString())
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static ExportScene scene(List<Job> jobs, Pod... pods) {
        return new ExportScene(jobs, List.of(pods));
    }

    @Test
    void theLastOneCounts() {
        // when
        var last = runs.last(scene(
                List.of(),
                pod("a", 0, ExportScenario.report(ExportReason.SHEET_WRITTEN), NOON.plusSeconds(20)),
                pod("b", 3, ExportScenario.report(ExportReason.SHEET_FULL), NOON.plusSeconds(30)),
                pod("c", 0, ExportScenario.report(ExportReason.NOTHING_CHANGED), NOON.plusSeconds(10))));

        // then
        assertThat(last).hasValueSatisfying(run -> {
            assertThat(run.reason()).isEqualTo("SheetFull");
            assertThat(run.outcome()).isEqualTo(ExportRunOutcome.FAILED);
            assertThat(run.finishedAt()).isEqualTo("2026-11-28T12:00:30Z");
        });
    }

    @Test
    void whoWasToldToStopHasNotEndedARun() {
        assertThat(runs.last(scene(
                        List.of(job("a", false)),
                        pod("a", 75, ExportScenario.report(ExportReason.INTERRUPTED), NOON.plusSeconds(20)))))
                .isEmpty();
    }

    @Test
    void aPodWithoutAReportIsWaitedForWhileItsJobTriesAgain() {
        assertThat(runs.last(scene(List.of(job("a", false)), pod("a", 137, "", NOON.plusSeconds(20)))))
                .isEmpty();
    }

    @Test
    void aJobThatFailedWithoutAReportSaysHow() {
        assertThat(runs.last(scene(List.of(job("a", true)))))
                .hasValueSatisfying(run ->
                        assertThat(run.message()).contains("DeadlineExceeded", "longer than specified deadline"));
        assertThat(runs.last(scene(List.of(job("a", true)), pod("a", 137, "canary", NOON.plusSeconds(20)))))
                .hasValueSatisfying(run ->
                        assertThat(run.message()).contains("exit code 137").doesNotContain("canary"));
    }

    @Test
    void aReportSaysMoreThanItsJob() {
        assertThat(runs.last(scene(
                        List.of(job("a", true)),
                        pod("a", 3, ExportScenario.report(ExportReason.SHEET_NOT_FOUND), NOON.plusSeconds(20)))))
                .hasValueSatisfying(run -> assertThat(run.reason()).isEqualTo("SheetNotFound"));
    }

    @Test
    void aReportIsWaitedForThatMayStillCome() {
        // given
        var early = new EndedRuns(Clock.fixed(NOON.plusSeconds(70), ZoneOffset.UTC));
        var scene = scene(List.of(job("a", true)));

        // then
        assertThat(early.last(scene)).isEmpty();
        assertThat(early.isOneToCome(scene)).isTrue();
        assertThat(runs.isOneToCome(scene)).isFalse();
    }

    @Test
    void aNodeWhoseClockIsOffDoesNotMakeARunTheLastForEver() {
        assertThat(runs.last(scene(
                        List.of(),
                        pod("a", 0, ExportScenario.report(ExportReason.SHEET_WRITTEN), NOON.plusSeconds(90_000)))))
                .hasValueSatisfying(run -> assertThat(run.finishedAt()).isEqualTo("2026-11-28T12:00:00Z"));
    }
}
