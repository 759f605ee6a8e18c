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
 * A run's report and its effect on the exit code.
 *
 * @param reason absent if the run is complete; also says whether a retry helps, which the report does not
 */
public record FinishedRun(Optional<RunReason> reason, RunReport report) {
    /** A run without failed upkeep. */
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
     * The run's region, kind and times.
     *
     * @param region the region's key, or the invalid value given instead
     */
    public record Span(String region, RunKind kind, Instant startedAt, Instant finishedAt) {}

    /** Adds a failure of the upkeep; an earlier one stays first. */
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
                        report.quarantined(),
                        Optional.of(upkeep),
                        report.message()));
    }

    /** Adds how many of the region's records are in quarantine at its end. */
    public FinishedRun withQuarantined(long records) {
        return new FinishedRun(reason, report.withQuarantined(records));
    }

    public ExitCode exitCode() {
        if (report.outcome() != RunOutcome.FAILED) {
            return ExitCode.DONE;
        }
        return reason.orElseThrow().isWorthARetry() ? ExitCode.RETRY : ExitCode.MISCONFIGURED;
    }
}
