package io.vivenuoperator.controller.export;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.operator.condition.ConditionMemo;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import io.vivenuoperator.operator.status.StatusPatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a status. What the last run did stays until another one has ended. */
final class SalesExportStatusMaker {
    static final StatusPatch<SalesExport, SalesExportStatus> PATCH = new StatusPatch<>(SalesExport::new);

    private static final ConditionResult READY =
            ConditionResult.yes(SalesExportReason.READY, SalesExportReason.READY.meaning());

    private final ConditionSet<ExportConditionType, ExportCondition> conditions;
    private final ConditionMemo<ExportCondition> memo = new ConditionMemo<>();

    SalesExportStatusMaker(Clock clock) {
        this.conditions = new ConditionSet<>(new ExportConditionForm(), clock);
    }

    static SalesExportStatus of(SalesExport export) {
        return Optional.ofNullable(export.getStatus()).orElseGet(SalesExportStatus::empty);
    }

    /** The later of what the status says and what is there now. */
    static Optional<ExportRunStatus> lastRun(SalesExport export, Optional<ExportRunStatus> ended) {
        var known = Optional.ofNullable(of(export).lastRun());
        return ended.filter(run -> known.map(SalesExportStatusMaker::end)
                        .filter(end -> !end.isBefore(end(run)))
                        .isEmpty())
                .or(() -> known);
    }

    private static Instant end(ExportRunStatus run) {
        return Instant.parse(run.finishedAt());
    }

    /** Since when runs are made; empty if they were not until now. */
    Optional<Instant> scheduledSince(SalesExport export) {
        return memo.lastKnown(export.getMetadata().getUid(), of(export).conditions()).stream()
                .filter(condition -> condition.type() == ExportConditionType.SCHEDULED)
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .map(condition -> Instant.parse(condition.lastTransitionTime()))
                .findFirst();
    }

    /** @param hasPlace whether there is a CronJob, or will be */
    SalesExportStatus of(
            SalesExport export,
            boolean hasPlace,
            ConditionResult scheduled,
            ConditionResult exported,
            Optional<ExportRunStatus> lastRun) {
        var ready = ConditionResult.obstacle(List.of(scheduled, exported)).orElse(READY);
        return new SalesExportStatus(
                export.getMetadata().getGeneration(),
                overlaid(
                        export,
                        Map.of(
                                ExportConditionType.READY,
                                ready,
                                ExportConditionType.SCHEDULED,
                                scheduled,
                                ExportConditionType.EXPORTED,
                                exported)),
                hasPlace ? ExportPlace.cronJob(export) : null,
                lastRun.orElse(null),
                lastRun.filter(run -> run.outcome() == ExportRunOutcome.COMPLETE)
                        .map(ExportRunStatus::finishedAt)
                        .orElse(of(export).lastSuccessfulTime()));
    }

    /** What could not be done is the schedule's matter; the last run is what it was. */
    SalesExportStatus failed(SalesExport export, ConditionResult finding) {
        var before = of(export);
        return new SalesExportStatus(
                export.getMetadata().getGeneration(),
                overlaid(export, Map.of(ExportConditionType.READY, finding, ExportConditionType.SCHEDULED, finding)),
                before.cronJob(),
                before.lastRun(),
                before.lastSuccessfulTime());
    }

    private List<ExportCondition> overlaid(SalesExport export, Map<ExportConditionType, ConditionResult> findings) {
        var meta = export.getMetadata();
        var cached = of(export).conditions();
        var before = memo.lastKnown(meta.getUid(), cached).stream()
                .filter(condition -> !condition.lastTransitionTime().startsWith("1970"))
                .toList();
        return memo.noted(meta.getUid(), cached, conditions.overlay(before, findings, meta.getGeneration()));
    }

    /** Called when the export is gone. */
    void forget(String uid) {
        memo.forget(uid);
    }
}
