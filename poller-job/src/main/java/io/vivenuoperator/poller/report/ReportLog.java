package io.vivenuoperator.poller.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The report as one line of the log. */
public final class ReportLog {

    private static final Logger LOG = LoggerFactory.getLogger(ReportLog.class);

    private ReportLog() {}

    public static void write(PollReport report) {
        var line = LOG.atLevel(level(report.outcome()))
                .addKeyValue("region", report.region())
                .addKeyValue("kind", report.kind().word())
                .addKeyValue("outcome", report.outcome().word())
                .addKeyValue("events", report.events())
                .addKeyValue("tickets", report.tickets())
                .addKeyValue("requests", report.requests())
                .addKeyValue("startedAt", report.startedAt().toString())
                .addKeyValue("finishedAt", report.finishedAt().toString())
                .addKeyValue("detail", report.fullMessage());
        var reasoned = report.reason()
                .map(reason -> line.addKeyValue("reason", reason.word()))
                .orElse(line);
        report.proof()
                .map(proof -> reasoned.addKeyValue("vendorSold", proof.vendorSold())
                        .addKeyValue("storedSold", proof.storedSold())
                        .addKeyValue("completenessPercent", proof.completenessPercent()))
                .orElse(reasoned)
                .log("Poll finished");
    }

    private static Level level(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> Level.INFO;
            case PARTIAL -> Level.WARN;
            case FAILED -> Level.ERROR;
        };
    }
}
