package io.vivenuoperator.controller.replay;

import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplayStatus;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayCondition;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType;
import io.vivenuoperator.operator.condition.ConditionMemo;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import io.vivenuoperator.operator.status.StatusPatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a status. Progress that was known once is kept: a replay only gets further. */
final class ReplayStatusMaker {
    static final StatusPatch<EventReplay, EventReplayStatus> PATCH = new StatusPatch<>(EventReplay::new);

    private final ConditionSet<ReplayConditionType, ReplayCondition> conditions;
    private final ConditionMemo<ReplayCondition> memo = new ConditionMemo<>();
    private final Clock clock;

    ReplayStatusMaker(Clock clock) {
        this.conditions = new ConditionSet<>(new ReplayConditionForm(), clock);
        this.clock = clock;
    }

    static EventReplayStatus of(EventReplay replay) {
        return Optional.ofNullable(replay.getStatus()).orElseGet(EventReplayStatus::empty);
    }

    EventReplayStatus after(EventReplay replay, ReplayStanding standing) {
        var before = of(replay);
        var report = standing.report();
        return new EventReplayStatus(
                replay.getMetadata().getGeneration(),
                merged(
                        replay,
                        Map.of(
                                ReplayConditionType.COMPLETE,
                                standing.complete(),
                                ReplayConditionType.FAILED,
                                standing.failed())),
                standing.phase(),
                known(report, ReplayReport::matched, before.matched()),
                known(report, ReplayReport::sent, before.sent()),
                known(report, ReplayReport::failed, before.failed()),
                known(report, ReplayReport::position, before.position()),
                known(report, known -> known.startedAt().map(ReplayStatusMaker::text), before.startedAt()),
                finishedAt(standing, before));
    }

    private @Nullable String finishedAt(ReplayStanding standing, EventReplayStatus before) {
        return standing.isFinished()
                ? standing.report()
                        .flatMap(ReplayReport::finishedAt)
                        .map(ReplayStatusMaker::text)
                        .or(() -> Optional.ofNullable(before.finishedAt()))
                        .orElseGet(() -> text(clock.instant()))
                : before.finishedAt();
    }

    /** Replaces only Complete. */
    EventReplayStatus failed(EventReplay replay, ConditionResult finding) {
        var before = of(replay);
        return new EventReplayStatus(
                replay.getMetadata().getGeneration(),
                merged(replay, Map.of(ReplayConditionType.COMPLETE, finding)),
                before.phase(),
                before.matched(),
                before.sent(),
                before.failed(),
                before.position(),
                before.startedAt(),
                before.finishedAt());
    }

    private static <T> @Nullable T known(
            Optional<ReplayReport> report, Function<ReplayReport, Optional<T>> field, @Nullable T before) {
        return report.flatMap(field).or(() -> Optional.ofNullable(before)).orElse(null);
    }

    private List<ReplayCondition> merged(EventReplay replay, Map<ReplayConditionType, ConditionResult> findings) {
        var meta = replay.getMetadata();
        var cached = of(replay).conditions();
        var before = memo.lastKnown(meta.getUid(), cached).stream()
                .filter(condition -> !condition.lastTransitionTime().startsWith("1970"))
                .toList();
        return memo.noted(meta.getUid(), cached, conditions.overlay(before, findings, meta.getGeneration()));
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Called when the replay is gone. */
    void forget(String uid) {
        memo.forget(uid);
    }
}
