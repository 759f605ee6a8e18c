package io.vivenuoperator.controller.historical;

import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.COMPLETE;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.FAILED;
import static io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType.PROGRESSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.controller.region.Reaches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sync's status says while it runs. */
class SyncProgressIT extends SyncScenario {
    @BeforeEach
    void begin() {
        furnish();
    }

    @Test
    @Reaches({
        "Progressing/Starting",
        "Progressing/Planning",
        "Progressing/Sending",
        "Progressing/Finished",
        "Complete/AllSent",
        "Event/Started",
        "Event/Planned",
        "Event/Finished"
    })
    void aReplayIsFollowedToItsEnd() {
        // given
        it.sync(it.namespace, "berlin", REPLAY);
        var job = it.awaitJob("berlin");
        expect("berlin", PROGRESSING, "TRUE Starting");
        var pod = it.pod(job);

        // when
        it.pods.answering(SyncProgress.of(SyncState.PLANNING));
        it.run(pod);

        // then
        expect("berlin", PROGRESSING, "TRUE Planning");
        assertThat(it.status("berlin").progress()).isNull();

        // when
        it.pods.answering(progress(SyncState.SENDING, 150));

        // then
        expect("berlin", PROGRESSING, "TRUE Sending");
        expect("berlin", COMPLETE, "FALSE Sending");
        eventually(() -> assertThat(it.status("berlin").progress()).satisfies(counts -> {
            assertThat(counts.sent()).isEqualTo(150L);
            assertThat(counts.toSend()).isEqualTo(649L);
            assertThat(counts.percent()).isEqualTo(40);
            assertThat(counts.estimatedFinishAt()).isEqualTo("2026-11-27T12:00:00Z");
            assertThat(counts.inDoubt()).isEqualTo(2L);
            assertThat(counts.unsuccessful()).isEqualTo(4L);
        }));
        assertThat(it.status("berlin").errors()).singleElement().satisfies(group -> {
            assertThat(group.answer()).isEqualTo("422");
            assertThat(group.count()).isEqualTo(2L);
        });
        assertThat(it.status("berlin").endpointHost()).isEqualTo("filter.example.com");

        // when
        it.end(pod, 0, report(HistoricalReason.ALL_SENT, true));
        it.end(job, true);

        // then
        expect("berlin", COMPLETE, "TRUE AllSent");
        expect("berlin", FAILED, "FALSE AllSent");
        expect("berlin", PROGRESSING, "FALSE Finished");
        assertThat(it.status("berlin").finishedAt()).isNotNull();
        assertThat(it.status("berlin").message()).isEqualTo("The report's sentence.");
        assertThat(it.status("berlin").progress()).satisfies(counts -> {
            assertThat(counts.sent()).isEqualTo(646L);
            assertThat(counts.estimatedFinishAt()).isNull();
        });
        assertThat(it.eventReasons()).filteredOn("Planned"::equals).hasSize(1);
    }

    @Test
    void whatADryRunCantKnowIsAbsent() {
        // given
        it.pods.answering(new SyncProgress(
                SyncState.PLANNING,
                Optional.empty(),
                Optional.of(new PlanCounts(10, 1, 2, 0, 0, 0, 0, 7)),
                Optional.empty(),
                Optional.empty(),
                List.of()));

        // when
        running("berlin", DRY_RUN);

        // then
        eventually(() -> assertThat(it.status("berlin").progress()).isNotNull());
        assertThat(it.status("berlin").progress()).satisfies(counts -> {
            assertThat(counts.toSend()).isEqualTo(7L);
            assertThat(counts.rejectedByTime()).isZero();
            assertThat(counts.alreadySent()).isNull();
            assertThat(counts.inDoubt()).isNull();
            assertThat(counts.sent()).isNull();
            assertThat(counts.percent()).isNull();
        });
    }

    @Test
    @Reaches({
        "Progressing/WaitingForBudget",
        "Progressing/WaitingForEndpoint",
        "Progressing/WaitingForOtherSync",
        "Event/EndpointUnavailable",
        "Event/EndpointBack"
    })
    void aWaitIsSaidWithWhatItIsFor() {
        // given
        it.pods.answering(progress(SyncState.WAITING_FOR_BUDGET, 0));
        running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE WaitingForBudget");

        // when
        it.pods.answering(progress(SyncState.WAITING_FOR_OTHER_SYNC, 0));

        // then
        expect("berlin", PROGRESSING, "TRUE WaitingForOtherSync");

        // when
        it.pods.answering(progress(SyncState.WAITING_FOR_ENDPOINT, 10));

        // then
        expect("berlin", PROGRESSING, "TRUE WaitingForEndpoint");
        assertThat(message("berlin", PROGRESSING)).isEqualTo("Away since noon.");

        // when
        it.pods.answering(progress(SyncState.SENDING, 11));

        // then
        expect("berlin", PROGRESSING, "TRUE Sending");
    }

    @Test
    void aStatusWithoutNewsIsNotWritten() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));
        running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");
        eventually(() -> assertThat(it.status("berlin").progress()).isNotNull());
        int versions = reasons.versions();
        int questions = it.pods.questions();

        // when: the pod is asked again
        eventually(() -> assertThat(it.pods.questions()).isGreaterThan(questions + 4));

        // then
        assertThat(reasons.versions()).isEqualTo(versions);
    }

    @Test
    @Reaches("Progressing/ProgressUnknown")
    void aPodThatDoesNotAnswerWorksAllTheSame() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));
        var pod = running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");

        // when
        it.pods.silent();
        it.clock.step(Duration.ofMinutes(1));

        // then
        expect("berlin", PROGRESSING, "FALSE ProgressUnknown");
        assertThat(it.status("berlin").progress())
                .as("what was known stays, with its time")
                .satisfies(counts -> assertThat(counts.sent()).isEqualTo(10L));

        // when
        it.end(pod, 0, report(HistoricalReason.ALL_SENT, true));
        it.end(it.job("berlin").orElseThrow(), true);

        // then
        expect("berlin", COMPLETE, "TRUE AllSent");
    }

    @Test
    @Reaches({"Progressing/PodStuck", "Event/PodStuck"})
    void aPodThatCantBeStartedIsSaid() {
        // given
        it.sync(it.namespace, "berlin", DRY_RUN);
        var pod = it.pod(it.awaitJob("berlin"));

        // when
        it.wait(pod, "ImagePullBackOff");

        // then
        expect("berlin", PROGRESSING, "FALSE PodStuck");
        assertThat(message("berlin", PROGRESSING)).contains("ImagePullBackOff");
    }

    @Test
    void aJobThatGetsNoPodIsSaidAfterAWhile() {
        // given
        it.sync(it.namespace, "berlin", DRY_RUN);
        it.awaitJob("berlin");
        expect("berlin", PROGRESSING, "TRUE Starting");

        // when
        it.clock.step(Duration.ofMinutes(3));

        // then
        expect("berlin", PROGRESSING, "FALSE PodStuck");
        assertThat(message("berlin", PROGRESSING)).contains("kubectl describe job");
    }

    @Test
    void nothingSecretIsInTheStatus() {
        // given
        it.pods.answering(progress(SyncState.SENDING, 10));

        // when
        running("berlin", REPLAY);
        expect("berlin", PROGRESSING, "TRUE Sending");

        // then
        var text = it.client
                .getKubernetesSerialization()
                .asYaml(it.stored(it.namespace, "berlin").orElseThrow());
        assertThat(text).contains("filter.example.com").doesNotContain("canary");
    }
}
