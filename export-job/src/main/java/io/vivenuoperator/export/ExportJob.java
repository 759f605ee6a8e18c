package io.vivenuoperator.export;

import io.vivenuoperator.contracts.export.ExportOutcome;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.contracts.export.ExportReport;
import io.vivenuoperator.export.stop.WorkerStop;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.platform.config.Program;
import io.vivenuoperator.platform.config.job.ReportOutput;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code export-job.jar sheets}: brings sales into a Google spreadsheet. Exit codes: 0 (complete), 1 (failed, worth a retry), 2
 * (misconfigured), 3 (ended, and failed by its report), 75 (stopped on purpose).
 */
public final class ExportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final EnvironmentVariables environment;
    private final PrintStream out;
    private final WorkerStop stop;
    private final Pause pause;
    private final Clock clock;

    ExportJob(Map<String, String> environment, PrintStream out, WorkerStop stop, Pause pause, Clock clock) {
        this.environment = new EnvironmentVariables(environment);
        this.out = out;
        this.stop = stop;
        this.pause = pause;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        new Program("export-job").prepare();
        var stop = new WorkerStop();
        stop.watch(Thread.currentThread(), GRACE, ExitCode.STOPPED.number());
        var job = new ExportJob(System.getenv(), System.out, stop, Pause.sleeping(), Clock.systemUTC());
        System.exit(stop.done(job.run(List.of(arguments)).number()));
    }

    /** Runs the command in the arguments. */
    ExitCode run(List<String> arguments) {
        var command = ExportCommand.of(arguments);
        if (command.isEmpty()) {
            LOG.atError().addKeyValue("problem", ExportCommand.USAGE).log("Misconfigured");
            return ExitCode.MISCONFIGURED;
        }
        var begun = clock.instant();
        var ended =
                switch (command.get()) {
                    case SHEETS -> new SheetsCommand(environment, stop, pause, clock).run();
                };
        // Nothing is written to files while the thread is interrupted.
        Thread.interrupted();
        var report = new ExportReport(
                ended.end().reason(),
                ended.export(),
                begun,
                clock.instant(),
                ended.end().counts(),
                ended.end().message());
        new ReportOutput(out, environment.path("TERMINATION_LOG").orElse(TERMINATION_LOG)).write(report.toJson());
        return exitCode(ended.end().reason());
    }

    private static ExitCode exitCode(ExportReason reason) {
        if (reason.outcome() == ExportOutcome.COMPLETE) {
            return ExitCode.DONE;
        }
        if (reason.outcome() == ExportOutcome.STOPPED) {
            return ExitCode.STOPPED;
        }
        if (reason == ExportReason.MISCONFIGURED || reason == ExportReason.CREDENTIALS_INVALID) {
            return ExitCode.MISCONFIGURED;
        }
        return reason.isWorthARetry() ? ExitCode.RETRY : ExitCode.FAILED;
    }
}
