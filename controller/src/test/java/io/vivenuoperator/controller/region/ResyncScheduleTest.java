package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.CredentialsCheck.Answer;
import io.vivenuoperator.controller.freshness.DataFreshness;
import io.vivenuoperator.controller.freshness.NextPolls;
import io.vivenuoperator.controller.freshness.PollRecord;
import io.vivenuoperator.controller.freshness.PollsResult;
import io.vivenuoperator.controller.freshness.ProofRecord;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.Recheck;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResyncScheduleTest {
    private static final Duration FAR = Duration.ofMinutes(40);

    private final MovableClock clock = new MovableClock();
    private final BackoffMemo<Answer> answers = new BackoffMemo<>(clock);
    private final BackoffMemo<WebhookResult> registrations = new BackoffMemo<>(clock);
    private final ResyncSchedule schedule =
            new ResyncSchedule(answers, registrations, new ResyncJitter(Duration.ofMinutes(10), clock), clock);
    private final VivenuRegion region = region();

    @Test
    void whatIsDueFirstIsNext() {
        // given
        var began = schedule.now();
        answeredFor(Duration.ofMinutes(5));

        // then
        assertThat(schedule.next(region, staleIn(FAR), began)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void whatBecameDueWhileOtherStepsTookTheirTimeIsNext() {
        // given
        var began = schedule.now();
        answeredFor(Duration.ZERO);

        // when
        clock.advance(Duration.ofSeconds(4));

        // then
        assertThat(schedule.next(region, staleIn(FAR), began)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatNobodyCouldAskForIsNotAskedInACircle() {
        // given
        answeredFor(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(4));

        // when
        var began = schedule.now();

        // then
        assertThat(schedule.next(region, staleIn(FAR), began)).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void whatKubernetesRefusedIsTriedAgainSoon() {
        // given
        var refused = VivenuRegionStatus.empty()
                .with(List.of(new RegionCondition(
                        ConditionType.POLLERS_SCHEDULED,
                        ConditionStatus.FALSE,
                        Reason.KUBERNETES_REFUSED.wireName(),
                        "No quota.",
                        "2026-11-22T06:10:00Z",
                        1L)));

        // then
        assertThat(schedule.next(region, refused, polled(false), schedule.now()))
                .isEqualTo(ResyncSchedule.WHILE_REFUSED);
    }

    @Test
    void aFirstPollThatWasRefusedIsTriedAgainSoon() {
        assertThat(schedule.next(region, VivenuRegionStatus.empty(), polled(true), schedule.now()))
                .isEqualTo(ResyncSchedule.WHILE_REFUSED);
    }

    @Test
    void withoutARefusalNothingIsHurried() {
        assertThat(schedule.next(region, VivenuRegionStatus.empty(), polled(false), schedule.now()))
                .isGreaterThan(ResyncSchedule.WHILE_REFUSED);
    }

    private PollsResult polled(boolean refused) {
        var nothing = new ProofRecord(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
        return new PollsResult(
                ConditionResult.yes(Reason.SCHEDULED, "Both."),
                new PollRecord(Optional.empty(), Optional.empty(), nothing, Optional.empty()),
                staleIn(FAR),
                staleIn(FAR),
                new NextPolls(Optional.empty(), Optional.empty(), Optional.empty()),
                refused);
    }

    private void answeredFor(Duration delay) {
        answers.ask(
                region.getMetadata().getUid(),
                "key",
                () -> new BackoffMemo.Outcome<>(
                        new Answer(ConditionResult.yes(Reason.KEY_ACCEPTED, "Taken."), Optional.empty()),
                        new Recheck.After(delay)));
    }

    private DataFreshness.Verdict staleIn(Duration delay) {
        return new DataFreshness.Verdict(
                ConditionResult.unknown(Reason.FIRST_POLL_PENDING, "None."),
                Optional.of(clock.instant().plus(delay)));
    }

    private static VivenuRegion region() {
        var region = new VivenuRegion();
        region.getMetadata().setUid("5e0c6c4e-8d62-4c0e-9e3c-1f1f0a5b7f10");
        return region;
    }
}
