package io.vivenuoperator.controller.eventing;

import static io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType.COMPLETE;
import static io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayPhase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A replay is handed over beside its subscription, followed, and ends once. */
class ReplayIT extends EventingScenario {
    private static final String FIX = "{subscriptionRef: {name: ops}, from: '2026-11-26T00:00:00+01:00'";

    @Test
    @Reaches({"Complete/NotReported", "Complete/Running", "Complete/Completed", "Event/Completed"})
    void aReplayIsFollowedToItsEnd() {
        // given
        ready();
        var uid = replay(", types: [event.*], regions: [dach], only: DeadLetters, ratePerSecond: 20");
        expectReplay(COMPLETE, "FALSE NotReported");
        assertThat(it.pods.file().replays()).singleElement().satisfies(handed -> {
            assertThat(handed.from()).isEqualTo("2026-11-25T23:00:00Z");
            assertThat(handed.subscription())
                    .isEqualTo(it.stored("ops").getMetadata().getUid());
            assertThat(handed.regions()).containsExactly("dach");
            assertThat(handed.only()).isEqualTo("DeadLetters");
        });

        // when
        it.pods.report(report(uid, ReplayState.RUNNING, 40, 0));

        // then
        expectReplay(COMPLETE, "FALSE Running");
        eventually(() -> assertThat(it.storedReplay("fix").getStatus().sent()).isEqualTo(40L));

        // when
        it.pods.report(report(uid, ReplayState.COMPLETE, 100, 0));

        // then
        expectReplay(COMPLETE, "TRUE Completed");
        expectReplay(FAILED, "FALSE Completed");
        assertThat(it.storedReplay("fix").getStatus().phase()).isEqualTo(ReplayPhase.COMPLETE);
        assertThat(it.storedReplay("fix").getStatus().finishedAt()).isNotNull();
    }

    @Test
    @Reaches("Complete/Counted")
    void aDryRunOnlyCounts() {
        // given
        ready();
        var uid = replay(", dryRun: true");

        // when
        it.pods.report(report(uid, ReplayState.COMPLETE, 0, 0));

        // then
        expectReplay(COMPLETE, "TRUE Counted");
    }

    @Test
    @Reaches({"Failed/SomeFailed", "Complete/SomeFailed"})
    void aReplayThatMissesSomeHasFailed() {
        // given
        ready();
        var uid = replay("");

        // when
        it.pods.report(report(uid, ReplayState.COMPLETE, 99, 1));

        // then
        expectReplay(FAILED, "TRUE SomeFailed");
        expectReplay(COMPLETE, "FALSE SomeFailed");
    }

    @Test
    @Reaches({"Complete/Pending", "Failed/StoppedShort"})
    void aReplayThatIsGivenUpHasFailed() {
        // given
        ready();
        var uid = replay("");
        it.pods.report(report(uid, ReplayState.PENDING, 0, 0));
        expectReplay(FAILED, "FALSE Pending");

        // when
        it.pods.report(report(uid, ReplayState.FAILED, 10, 0));

        // then
        expectReplay(FAILED, "TRUE StoppedShort");
    }

    @Test
    @Reaches("Complete/SubscriptionNotFound")
    void aReplayWaitsForItsSubscription() {
        // given
        it.readyPod();
        replay("");
        expectReplay(COMPLETE, "FALSE SubscriptionNotFound");

        // when
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expectReplay(COMPLETE, "FALSE NotReported");
    }

    @Test
    @Reaches("Complete/NoRegionSelected")
    void regionsThatNobodyHasAreNamed() {
        // given
        ready();

        // when
        replay(", regions: [atlantis]");

        // then
        expectReplay(COMPLETE, "FALSE NoRegionSelected");
    }

    @Test
    @Reaches("Complete/NotConfirmed")
    void aPodThatDoesNotTakeTheFileKeepsItFromBeginning() {
        // given
        ready();
        it.pods.refuse("It is broken.");

        // when
        replay("");

        // then
        expectReplay(COMPLETE, "FALSE NotConfirmed");
    }

    @Test
    @Reaches("Complete/NoReadyPods")
    void withoutPodsItSaysSo() {
        // given
        ready();
        it.client
                .pods()
                .inNamespace(it.namespace)
                .withName("events")
                .withGracePeriod(0)
                .delete();

        // when
        replay("");

        // then
        expectReplay(COMPLETE, "FALSE NoReadyPods");
    }

    @Test
    @Reaches("Complete/KubernetesRefused")
    void whatKubernetesRefusesIsQuoted() {
        // given
        ready();
        it.forbidTheDocument();

        // when
        replay("");

        // then
        expectReplay(COMPLETE, "FALSE KubernetesRefused");
    }

    @Test
    @Reaches("Complete/UnexpectedError")
    void aBrokenDocumentIsAnUnexpectedErrorWithoutItsContent() {
        // given
        ready();
        it.stop();
        it.start();
        it.secret(EventingInstallation.DOCUMENT, Map.of("subscriptions.json", "canary no json"));

        // when
        replay("");

        // then
        expectReplay(COMPLETE, "UNKNOWN UnexpectedError");
    }

    @Test
    void aDeletedReplayIsTakenAway() {
        // given
        ready();
        replay("");
        eventually(() -> assertThat(it.pods.file().replays()).hasSize(1));

        // when
        it.client.resource(it.storedReplay("fix")).delete();

        // then
        eventually(() -> assertThat(it.pods.file().replays()).isEmpty());
        assertThat(it.pods.file().subscriptions()).hasSize(1);
    }

    @Test
    void aFinishedReplayIsDeletedWhenItsTimeIsOver() {
        // given
        ready();
        var uid = replay(", ttlSecondsAfterFinished: 2");

        // when
        it.pods.report(report(uid, ReplayState.COMPLETE, 1, 0));

        // then
        eventually(() -> assertThat(it.storedReplay("fix")).isNull());
        eventually(() -> assertThat(it.pods.file().replays())
                .extracting(HandedReplay::uid)
                .isEmpty());
    }

    private String replay(String more) {
        return it.replay("fix", FIX + more + "}").getMetadata().getUid();
    }

    private static ReplayReport report(String uid, ReplayState state, long sent, long failed) {
        var ended = state.isFinished() ? Optional.of(Instant.now()) : Optional.<Instant>empty();
        return new ReplayReport(
                uid,
                state,
                Optional.of(100L),
                Optional.of(sent),
                Optional.of(failed),
                Optional.of(sent),
                Optional.of(Instant.parse("2026-11-27T08:00:00Z")),
                ended,
                Optional.empty());
    }
}
