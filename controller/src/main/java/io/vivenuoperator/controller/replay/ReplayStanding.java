package io.vivenuoperator.controller.replay;

import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayPhase;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/**
 * Where a replay stands.
 *
 * @param complete the condition Complete
 * @param failed the condition Failed
 * @param report what is known of its progress
 */
record ReplayStanding(
        ReplayPhase phase, ConditionResult complete, ConditionResult failed, Optional<ReplayReport> report) {
    /** It has not begun, or nobody knows. */
    static ReplayStanding waiting(ReplayReason reason, String message) {
        var finding = ConditionResult.no(reason, message);
        return new ReplayStanding(ReplayPhase.PENDING, finding, finding, Optional.empty());
    }

    static ReplayStanding notReported(ReplayPhase phase) {
        return new ReplayStanding(
                phase,
                ConditionResult.no(ReplayReason.NOT_REPORTED, ReplayReason.NOT_REPORTED.meaning()),
                ConditionResult.unknown(ReplayReason.NOT_REPORTED, ReplayReason.NOT_REPORTED.meaning()),
                Optional.empty());
    }

    static ReplayStanding of(ReplayReport report, boolean dryRun) {
        return switch (report.state()) {
            case PENDING -> unfinished(report, ReplayPhase.PENDING, ReplayReason.PENDING);
            case RUNNING -> unfinished(report, ReplayPhase.RUNNING, ReplayReason.RUNNING);
            case COMPLETE -> ended(report, dryRun);
            case FAILED -> failed(report, ReplayReason.STOPPED_SHORT);
        };
    }

    private static ReplayStanding unfinished(ReplayReport report, ReplayPhase phase, ReplayReason reason) {
        var finding = ConditionResult.no(reason, message(report, reason));
        return new ReplayStanding(phase, finding, finding, Optional.of(report));
    }

    private static ReplayStanding ended(ReplayReport report, boolean dryRun) {
        if (report.failed().orElse(0L) > 0) {
            return failed(report, ReplayReason.SOME_FAILED);
        }
        var reason = dryRun ? ReplayReason.COUNTED : ReplayReason.COMPLETED;
        return new ReplayStanding(
                ReplayPhase.COMPLETE,
                ConditionResult.yes(reason, message(report, reason)),
                ConditionResult.no(reason, message(report, reason)),
                Optional.of(report));
    }

    private static ReplayStanding failed(ReplayReport report, ReplayReason reason) {
        return new ReplayStanding(
                ReplayPhase.FAILED,
                ConditionResult.no(reason, message(report, reason)),
                ConditionResult.yes(reason, message(report, reason)),
                Optional.of(report));
    }

    private static String message(ReplayReport report, ReplayReason reason) {
        return report.message().orElseGet(reason::meaning);
    }

    boolean isFinished() {
        return report.map(ReplayReport::state).filter(ReplayState::isFinished).isPresent();
    }
}
