package io.vivenuoperator.poller;

import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.config.RedactedStackTrace;
import io.vivenuoperator.platform.config.job.ExitOnSignal;
import io.vivenuoperator.platform.config.job.TerminationLog;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.check.CheckRun;
import io.vivenuoperator.poller.report.FinishedRun;
import io.vivenuoperator.poller.report.ReportLog;
import io.vivenuoperator.poller.run.MigrationRun;
import io.vivenuoperator.poller.run.PollExecution;
import io.vivenuoperator.poller.settings.CommandLine;
import io.vivenuoperator.poller.settings.PollerCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code poller-job.jar incremental|full|migrate|check}. Exit codes: 0 (complete or partial; the report says which), 1 (failed,
 * worth a retry), 2 (misconfigured, a retry is pointless), 3 (out of memory before a report could be written).
 */
public final class PollJob {
    private static final Logger LOG = LoggerFactory.getLogger(PollJob.class);
    /** Like a JVM that exits by itself when its heap is full. */
    private static final int OUT_OF_MEMORY = 3;

    /** For the report of a run that was told to stop. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final CommandLine commandLine;
    private final Clock clock;
    private final Pause pause;

    PollJob(Map<String, String> environment, Clock clock, Pause pause) {
        this.commandLine = new CommandLine(environment);
        this.clock = clock;
        this.pause = pause;
    }

    public static void main(String[] arguments) {
        new Program("poller-job").prepare();
        var signal = new ExitOnSignal();
        signal.watch(Thread.currentThread()::interrupt, GRACE, ExitCode.RETRY.number());
        int code = new PollJob(System.getenv(), Clock.systemUTC(), Pause.sleeping()).run(List.of(arguments));
        System.exit(signal.done(code));
    }

    /** Runs the command in the arguments; returns the exit code. */
    int run(List<String> arguments) {
        try {
            return switch (commandLine.parse(arguments)) {
                case PollerCommand.Migrate migrate ->
                    new MigrationRun(migrate, clock, pause).run().number();
                case PollerCommand.Check check ->
                    new CheckRun(check, new TerminationLog(commandLine.terminationLog()), clock, pause)
                            .run()
                            .number();
                case PollerCommand.Poll poll -> publish(new PollExecution(poll, clock, pause).run());
            };
        } catch (MisconfiguredException e) {
            return misconfigured(arguments, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("trace", RedactedStackTrace.of(e))
                    .addKeyValue("next", "a bug of vivenu-operator: please report it with this trace")
                    .log("Unexpected failure");
            return ExitCode.RETRY.number();
        } catch (OutOfMemoryError e) {
            LOG.atError().addKeyValue("trace", RedactedStackTrace.of(e)).log("Out of memory");
            return OUT_OF_MEMORY;
        }
    }

    private int publish(FinishedRun run) {
        new TerminationLog(commandLine.terminationLog()).write(run.report().toJson());
        ReportLog.write(run.report());
        return run.exitCode().number();
    }

    private int misconfigured(List<String> arguments, String problem) {
        LOG.atError().addKeyValue("problem", problem).log("Misconfigured");
        if (arguments.equals(List.of(CommandLine.CHECK))) {
            new TerminationLog(commandLine.terminationLog()).write(problem);
        } else if (!arguments.equals(List.of(CommandLine.MIGRATE))) {
            Instant now = clock.instant();
            RunKind kind = arguments.equals(List.of(RunKind.FULL.argument())) ? RunKind.FULL : RunKind.INCREMENTAL;
            FinishedRun run = FinishedRun.of(
                    new FinishedRun.Span(commandLine.regionAsGiven(), kind, now, now),
                    Optional.of(RunReason.MISCONFIGURED),
                    new RunCounts(0, 0, 0),
                    Optional.empty(),
                    problem);
            new TerminationLog(commandLine.terminationLog()).write(run.report().toJson());
        }
        return ExitCode.MISCONFIGURED.number();
    }
}
