package io.vivenuoperator.poller.report;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.platform.config.ExitCode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run reports, and how its process ends.
 *
 * @param reason absent when the run is complete; says more than its word in the report: whether a retry helps
 */
public record FinishedRun(Optional<RunReason> reason, RunReport report) {
    /** A run whose upkeep is in order, or not begun. */
    public static FinishedRun of(
            Span span,
            Optional<RunReason> reason,
            RunCounts counts,
            Optional<RunCompleteness> completeness,
            String message) {
        return new FinishedRun(
                reason,
                new RunReport(
                        span.region(),
                        span.kind(),
                        reason.map(RunReason::outcome).orElse(RunOutcome.COMPLETE),
                        reason.map(RunReason::word),
                        span.startedAt(),
                        span.finishedAt(),
                        Optional.of(counts),
                        completeness,
                        Optional.empty(),
                        message));
    }

    /**
     * Which run, and when.
     *
     * @param region its key, or what was given in its place when that was none
     */
    public record Span(String region, RunKind kind, Instant startedAt, Instant finishedAt) {}

    /** This, with something that failed besides; what failed first stays in front. */
    public FinishedRun withFailedUpkeep(String problem) {
        String upkeep = report.upkeep().map(first -> first + " " + problem).orElse(problem);
        return new FinishedRun(
                reason,
                new RunReport(
                        report.region(),
                        report.kind(),
                        report.outcome(),
                        report.reason(),
                        report.startedAt(),
                        report.finishedAt(),
                        report.counts(),
                        report.completeness(),
                        Optional.of(upkeep),
                        report.message()));
    }

    public ExitCode exitCode() {
        if (report.outcome() != RunOutcome.FAILED) {
            return ExitCode.DONE;
        }
        return reason.orElseThrow().isWorthARetry() ? ExitCode.RETRY : ExitCode.MISCONFIGURED;
    }
}
