package io.vivenuoperator.historical;

import io.vivenuoperator.contracts.historical.HistoricalOutcome;
import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.HistoricalReport;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.historical.progress.ProgressBoard;
import io.vivenuoperator.historical.progress.ProgressPort;
import io.vivenuoperator.historical.report.PeopleOutput;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.run.JobExecution;
import io.vivenuoperator.historical.settings.JobEnvironment;
import io.vivenuoperator.historical.settings.JobOrder;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.stop.StopSignal;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.config.job.ReportOutput;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code historical-job.jar sync [--test | --dry-run] REGION EVENT_ID...}, or {@code pull REGION EVENT_ID...}. Exit codes: 0
 * (complete), 1 (failed, worth a retry), 2 (misconfigured), 3 (ended, and failed by its report), 75 (stopped on purpose).
 */
public final class HistoricalJob {
    private static final Logger LOG = LoggerFactory.getLogger(HistoricalJob.class);
    /** Longer than the longest attempt; Kubernetes kills earlier if it is told to. */
    private static final Duration PATIENCE = Duration.ofSeconds(330);

    private final EnvironmentVariables variables;
    private final JobEnvironment environment;
    private final PrintStream out;
    private final boolean isWatched;
    private final StopSignal signal;
    private final Clock clock;

    HistoricalJob(Map<String, String> environment, PrintStream out, boolean isWatched, StopSignal signal, Clock clock) {
        this.variables = new EnvironmentVariables(environment);
        this.environment = new JobEnvironment(environment);
        this.out = out;
        this.isWatched = isWatched;
        this.signal = signal;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        new Program("historical-job").prepare();
        var signal = new StopSignal();
        signal.watch(PATIENCE, ExitCode.STOPPED.number());
        boolean isWatched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        var job = new HistoricalJob(System.getenv(), System.out, isWatched, signal, Clock.systemUTC());
        System.exit(signal.done(job.run(List.of(arguments)).number()));
    }

    /** Runs the command in the arguments. */
    ExitCode run(List<String> arguments) {
        var begun = clock.instant();
        JobOrder order;
        try {
            order = JobOrder.parse(arguments);
        } catch (MisconfiguredException e) {
            LOG.atError().addKeyValue("problem", e.getMessage()).log("Misconfigured");
            return ExitCode.MISCONFIGURED;
        }
        var end = end(order);
        new ReportOutput(out, environment.terminationLog())
                .write(report(order, begun, end).toJson());
        return exitCode(end.reason());
    }

    private RunEnd end(JobOrder order) {
        var board = new ProgressBoard();
        try (var _ = ProgressPort.open(variables, board)) {
            JobSettings settings = environment.settings(order);
            var end = new JobExecution(settings, new PeopleOutput(out, isWatched), board, signal, clock).run();
            board.enter(SyncState.FINISHING);
            return end;
        } catch (MisconfiguredException e) {
            LOG.atError().addKeyValue("problem", e.getMessage()).log("Misconfigured");
            return RunEnd.early(HistoricalReason.MISCONFIGURED, String.valueOf(e.getMessage()));
        }
    }

    private HistoricalReport report(JobOrder order, Instant begun, RunEnd end) {
        return new HistoricalReport(
                end.reason(),
                order.region().value(),
                order.eventIds(),
                order.mode().word(),
                begun,
                clock.instant(),
                end.plan(),
                end.sends(),
                end.outlook(),
                end.errors(),
                end.message());
    }

    private static ExitCode exitCode(HistoricalReason reason) {
        if (reason.outcome() == HistoricalOutcome.COMPLETE) {
            return ExitCode.DONE;
        }
        if (reason.outcome() == HistoricalOutcome.STOPPED) {
            return ExitCode.STOPPED;
        }
        if (reason == HistoricalReason.MISCONFIGURED) {
            return ExitCode.MISCONFIGURED;
        }
        return reason.isWorthARetry() ? ExitCode.RETRY : ExitCode.FAILED;
    }
}
