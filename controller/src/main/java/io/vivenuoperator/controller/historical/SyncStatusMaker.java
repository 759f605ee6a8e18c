package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.SyncErrorStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
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
import org.jspecify.annotations.Nullable;

/** Builds a status. What was known once stays until something newer is: a sync only gets further. */
final class SyncStatusMaker {
    static final StatusPatch<VivenuHistoricalSync, HistoricalSyncStatus> PATCH =
            new StatusPatch<>(VivenuHistoricalSync::new);

    private static final int MOST_ERRORS = 10;
    private static final int LONGEST_MESSAGE = 1024;
    private static final ConditionResult ACCEPTED =
            ConditionResult.yes(SyncReason.ACCEPTED, SyncReason.ACCEPTED.meaning());

    private final ConditionSet<SyncConditionType, SyncCondition> conditions;
    private final ConditionMemo<SyncCondition> memo = new ConditionMemo<>();
    private final ProgressNumbers numbers;
    private final Clock clock;

    SyncStatusMaker(Clock clock) {
        this.conditions = new ConditionSet<>(new SyncConditionForm(), clock);
        this.numbers = new ProgressNumbers(clock);
        this.clock = clock;
    }

    static HistoricalSyncStatus of(VivenuHistoricalSync sync) {
        return Optional.ofNullable(sync.getStatus()).orElseGet(HistoricalSyncStatus::empty);
    }

    /** Nothing has begun. */
    HistoricalSyncStatus refused(VivenuHistoricalSync sync, ConditionResult accepted) {
        var waiting = ConditionResult.no(SyncReason.NOT_STARTED, SyncReason.NOT_STARTED.meaning());
        return status(
                sync,
                merged(sync, accepted, waiting, waiting, waiting),
                of(sync).startedAt(),
                SyncCounts.none(),
                accepted.message(),
                null);
    }

    /** @param hasJob whether one was made */
    HistoricalSyncStatus after(VivenuHistoricalSync sync, SyncStanding standing, boolean hasJob) {
        var begun = Optional.ofNullable(of(sync).startedAt())
                .or(() -> hasJob ? Optional.of(text(clock.instant())) : Optional.empty())
                .orElse(null);
        return switch (standing) {
            case SyncStanding.UnderWay(ConditionResult progressing, SyncCounts counts) -> {
                var notYet = ConditionResult.no(progressing.reason(), progressing.message());
                yield status(
                        sync,
                        merged(sync, ACCEPTED, progressing, notYet, notYet),
                        begun,
                        counts,
                        progressing.message(),
                        null);
            }
            case SyncStanding.Ended ended -> ended(sync, ended, begun);
        };
    }

    /** One patch has the end and its time. */
    private HistoricalSyncStatus ended(VivenuHistoricalSync sync, SyncStanding.Ended ended, @Nullable String begun) {
        var yes = ConditionResult.yes(ended.reason(), ended.message());
        var no = ConditionResult.no(ended.reason(), ended.message());
        return status(
                sync,
                merged(
                        sync,
                        ACCEPTED,
                        ConditionResult.no(SyncReason.FINISHED, SyncReason.FINISHED.meaning()),
                        ended.isComplete() ? yes : no,
                        ended.isComplete() ? no : yes),
                begun,
                ended.counts(),
                ended.message(),
                text(clock.instant()));
    }

    private HistoricalSyncStatus status(
            VivenuHistoricalSync sync,
            List<SyncCondition> merged,
            @Nullable String startedAt,
            SyncCounts counts,
            String message,
            @Nullable String finishedAt) {
        var before = of(sync);
        return new HistoricalSyncStatus(
                sync.getMetadata().getGeneration(),
                merged,
                startedAt,
                finishedAt,
                startedAt == null ? null : SyncPlace.job(sync),
                sync.getSpec().target().map(SyncAcceptance::host).orElse(null),
                counts.isEmpty() ? before.progress() : numbers.of(sync, counts, finishedAt != null),
                counts.isEmpty() ? before.errors() : errors(counts.errors()),
                cut(message));
    }

    /** The same about a newer spec, of which only what does not matter any more can have changed. */
    static HistoricalSyncStatus seen(VivenuHistoricalSync sync) {
        var before = of(sync);
        return new HistoricalSyncStatus(
                sync.getMetadata().getGeneration(),
                before.conditions(),
                before.startedAt(),
                before.finishedAt(),
                before.job(),
                before.endpointHost(),
                before.progress(),
                before.errors(),
                before.message());
    }

    /** Replaces only Accepted before it began, and Progressing since then. */
    HistoricalSyncStatus failed(VivenuHistoricalSync sync, ConditionResult finding) {
        var before = of(sync);
        var type = before.startedAt() == null ? SyncConditionType.ACCEPTED : SyncConditionType.PROGRESSING;
        return new HistoricalSyncStatus(
                sync.getMetadata().getGeneration(),
                overlaid(sync, Map.of(type, finding)),
                before.startedAt(),
                before.finishedAt(),
                before.job(),
                before.endpointHost(),
                before.progress(),
                before.errors(),
                cut(finding.message()));
    }

    private List<SyncCondition> merged(
            VivenuHistoricalSync sync,
            ConditionResult accepted,
            ConditionResult progressing,
            ConditionResult complete,
            ConditionResult failed) {
        return overlaid(
                sync,
                Map.of(
                        SyncConditionType.ACCEPTED,
                        accepted,
                        SyncConditionType.PROGRESSING,
                        progressing,
                        SyncConditionType.COMPLETE,
                        complete,
                        SyncConditionType.FAILED,
                        failed));
    }

    private List<SyncCondition> overlaid(VivenuHistoricalSync sync, Map<SyncConditionType, ConditionResult> findings) {
        var meta = sync.getMetadata();
        var cached = of(sync).conditions();
        var before = memo.lastKnown(meta.getUid(), cached).stream()
                .filter(condition -> !condition.lastTransitionTime().startsWith("1970"))
                .toList();
        return memo.noted(meta.getUid(), cached, conditions.overlay(before, findings, meta.getGeneration()));
    }

    private static List<SyncErrorStatus> errors(List<AnswerGroup> groups) {
        return groups.stream()
                .limit(MOST_ERRORS)
                .map(group -> new SyncErrorStatus(
                        group.answer(), group.ticketType(), group.count(), group.lastTicketId(), text(group.lastAt())))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Called when the sync is gone. */
    void forget(String uid) {
        memo.forget(uid);
    }
}
