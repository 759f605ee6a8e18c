package io.vivenuoperator.store.news;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.store.message.NewMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of the poller's runs, as the last step of the transactions that begin and end them. */
public record RunNews(NewsChoice choice) {
    /** A run has begun. One that is killed says nothing more. */
    public void started(Connection tx, String region, long runId, RunKind kind, Instant startedAt) throws SQLException {
        if (choice.changes()) {
            NewsWriter.append(
                    tx,
                    List.of(NewsPayload.of(ProductEventType.JOB_STARTED, region)
                            .with("runId", runId)
                            .with("kind", kind.word())
                            .with("startedAt", startedAt)
                            .message(key(runId), startedAt)));
        }
    }

    /** A run has ended with this report; and what it says of the region's key. */
    public void finished(Connection tx, long runId, RunReport report) throws SQLException {
        if (choice.changes()) {
            List<NewMessage> messages = new ArrayList<>();
            messages.add(report(runId, report));
            boolean refused = report.reason().equals(Optional.of(RunReason.KEY_REFUSED.word()));
            if (refused || report.outcome() != RunOutcome.FAILED) {
                messages.addAll(WholeRegionNews.keyJudged(tx, report.region(), refused, report.finishedAt()));
            }
            NewsWriter.append(tx, messages);
        }
    }

    private static NewMessage report(long runId, RunReport report) {
        NewsPayload payload = NewsPayload.of(
                        report.outcome() == RunOutcome.FAILED
                                ? ProductEventType.JOB_FAILED
                                : ProductEventType.JOB_COMPLETED,
                        report.region())
                .with("runId", runId)
                .with("kind", report.kind().word())
                .with("outcome", report.outcome().word())
                .text("reason", report.reason())
                .with("startedAt", report.startedAt())
                .with("finishedAt", report.finishedAt());
        report.counts().ifPresent(counts -> add(payload, counts));
        report.completeness()
                .map(RunCompleteness::percent)
                .ifPresent(share -> payload.with("completenessPercent", share));
        return payload.with("message", report.fullMessage()).message(key(runId), report.finishedAt());
    }

    private static void add(NewsPayload payload, RunCounts counts) {
        payload.with("events", counts.events())
                .with("tickets", counts.tickets())
                .with("requests", counts.requests());
    }

    private static String key(long runId) {
        return Long.toString(runId);
    }
}
