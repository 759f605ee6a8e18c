package io.vivenuoperator.export;

import io.vivenuoperator.contracts.export.ExportCounts;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.export.account.ServiceAccount;
import io.vivenuoperator.export.report.ExportEnd;
import io.vivenuoperator.export.run.SheetsRun;
import io.vivenuoperator.export.settings.SheetsEnvironment;
import io.vivenuoperator.export.settings.SheetsSettings;
import io.vivenuoperator.export.stop.WorkerStop;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.time.Clock;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code sheets}: from the environment to the end of a run. */
final class SheetsCommand {
    private static final Logger LOG = LoggerFactory.getLogger(SheetsCommand.class);

    private final SheetsEnvironment environment;
    private final WorkerStop stop;
    private final Pause pause;
    private final Clock clock;

    SheetsCommand(EnvironmentVariables variables, WorkerStop stop, Pause pause, Clock clock) {
        this.environment = new SheetsEnvironment(variables);
        this.stop = stop;
        this.pause = pause;
        this.clock = clock;
    }

    EndedExport run() {
        SheetsSettings settings;
        try {
            settings = environment.settings();
        } catch (MisconfiguredException e) {
            return new EndedExport("", misconfigured(ExportReason.MISCONFIGURED, e));
        }
        return new EndedExport(settings.spec().name(), run(settings));
    }

    private ExportEnd run(SheetsSettings settings) {
        ServiceAccount account;
        try {
            account = environment.account();
        } catch (MisconfiguredException e) {
            return misconfigured(ExportReason.CREDENTIALS_INVALID, e);
        }
        var end = new SheetsRun(settings, account, pause, clock).run();
        // Whatever it broke, the signal was the cause.
        return stop.isAsked() && end.reason().isWorthARetry() ? stopped(end) : end;
    }

    private static ExportEnd stopped(ExportEnd end) {
        return new ExportEnd(
                ExportReason.INTERRUPTED,
                new ExportCounts(
                        end.counts().rows(), OptionalLong.empty(), end.counts().requests()),
                "The process was asked to stop; the spreadsheet is as before, or as it should be.");
    }

    private static ExportEnd misconfigured(ExportReason reason, MisconfiguredException e) {
        LOG.atError().addKeyValue("problem", e.getMessage()).log("Misconfigured");
        return ExportEnd.early(reason, String.valueOf(e.getMessage()));
    }
}
