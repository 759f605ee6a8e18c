package io.vivenuoperator.poller.report;

import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Writes the report as one log line. */
public final class ReportLog {
    private static final Logger LOG = LoggerFactory.getLogger(ReportLog.class);

    private ReportLog() {}

    public static void write(RunReport report) {
        LoggingEventBuilder line = LOG.atLevel(level(report.outcome()))
                .addKeyValue("region", report.region())
                .addKeyValue("kind", report.kind().word())
                .addKeyValue("outcome", report.outcome().word())
                .addKeyValue("startedAt", report.startedAt().toString())
                .addKeyValue("finishedAt", report.finishedAt().toString())
                .addKeyValue("detail", report.fullMessage());
        measured(counted(reasoned(line, report), report), report).log("Poll finished");
    }

    private static LoggingEventBuilder reasoned(LoggingEventBuilder line, RunReport report) {
        return report.reason().map(reason -> line.addKeyValue("reason", reason)).orElse(line);
    }

    private static LoggingEventBuilder counted(LoggingEventBuilder line, RunReport report) {
        return report.counts()
                .map(counts -> line.addKeyValue("events", counts.events())
                        .addKeyValue("tickets", counts.tickets())
                        .addKeyValue("requests", counts.requests()))
                .orElse(line);
    }

    private static LoggingEventBuilder measured(LoggingEventBuilder line, RunReport report) {
        return report.completeness()
                .map(completeness -> line.addKeyValue("vendorSold", completeness.vendorSold())
                        .addKeyValue("storedSold", completeness.storedSold())
                        .addKeyValue("completenessPercent", completeness.percent()))
                .orElse(line);
    }

    private static Level level(RunOutcome outcome) {
        return switch (outcome) {
            case COMPLETE -> Level.INFO;
            case PARTIAL -> Level.WARN;
            case FAILED -> Level.ERROR;
        };
    }
}
