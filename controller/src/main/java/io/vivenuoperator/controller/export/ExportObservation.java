package io.vivenuoperator.controller.export;

import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at an export's runs: what the last one did, whether one is missing, and when there may be news that no event tells. */
final class ExportObservation {
    /** A pod that is not started, a Job without pods, and a report that is to come are seen by looking. */
    private static final Duration WHILE_SOMETHING_RUNS = Duration.ofSeconds(15);

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final EndedRuns ended;
    private final ExportFindings findings;
    private final SalesExportStatusMaker maker;
    private final Clock clock;

    ExportObservation(SalesExportStatusMaker maker, Clock clock) {
        this.ended = new EndedRuns(clock);
        this.findings = new ExportFindings(clock);
        this.maker = maker;
        this.clock = clock;
    }

    /** @param isScheduled whether runs are made */
    SeenRuns of(SalesExport export, ExportScene scene, boolean isScheduled) {
        var last = SalesExportStatusMaker.lastRun(export, ended.last(scene));
        var since = isScheduled
                ? maker.scheduledSince(export).or(() -> Optional.of(clock.instant()))
                : Optional.<Instant>empty();
        var isKnown =
                scene.lastBegun(last).filter(ExportRevision.of(export)::equals).isPresent();
        return new SeenRuns(
                last,
                // What begins now is not late.
                findings.exported(export, scene, last, since.filter(_ -> isKnown)),
                isScheduled && !isKnown,
                isUnderWay(scene)
                        ? WHILE_SOMETHING_RUNS
                        : since.map(known -> untilDue(findings.due(export, scene, last, known)))
                                .orElse(LONGEST));
    }

    private boolean isUnderWay(ExportScene scene) {
        return ended.isOneToCome(scene) || scene.jobs().stream().anyMatch(job -> !ExportScene.isOver(job));
    }

    private Duration untilDue(Instant due) {
        var left = Duration.between(clock.instant(), due);
        if (left.compareTo(SHORTEST) < 0) {
            return left.isNegative() ? LONGEST : SHORTEST;
        }
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }
}
