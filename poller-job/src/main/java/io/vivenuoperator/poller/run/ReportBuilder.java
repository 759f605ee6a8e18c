package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.region.RunStatistics;
import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.report.FinishedRun;
import io.vivenuoperator.poller.settings.PollSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Builds the report of a run that began when this object was created. */
final class ReportBuilder {
    private final PollSettings settings;
    private final Clock clock;
    private final Instant startedAt;

    ReportBuilder(PollSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    FinishedRun ended(RunStatistics tally, long requests) {
        return report(judge(tally), tally, requests, whole(tally), ReportMessages.ended(tally));
    }

    FinishedRun failed(RunFailure failure, RunStatistics tally, long requests) {
        return report(
                Optional.of(failure.reason()),
                tally,
                requests,
                Optional.empty(),
                ReportMessages.failed(failure, tally));
    }

    /** A share is unknown if events were left out: what was counted may be the smaller part. */
    private static Optional<SoldComparison> whole(RunStatistics tally) {
        return tally.failedEvents().isEmpty() ? tally.proof() : Optional.empty();
    }

    FinishedRun held(LeaseResult.Held held) {
        String message = "Another run (%s, started %s, by %s) is working on this region."
                .formatted(held.kind().toLowerCase(Locale.ROOT), held.since(), held.holder());
        return report(Optional.of(RunReason.HELD), new RunStatistics(), 0, Optional.empty(), message);
    }

    private Optional<RunReason> judge(RunStatistics tally) {
        if (!tally.notAsked().isEmpty()) {
            return Optional.of(RunReason.WINDOW_EMPTY);
        }
        if (!tally.failedEvents().isEmpty()) {
            return Optional.of(RunReason.EVENTS_FAILED);
        }
        boolean below = tally.proof()
                .filter(proof -> proof.completenessPercent() < settings.completenessThresholdPercent())
                .isPresent();
        return below ? Optional.of(RunReason.BELOW_THRESHOLD) : Optional.empty();
    }

    private FinishedRun report(
            Optional<RunReason> reason,
            RunStatistics tally,
            long requests,
            Optional<SoldComparison> proof,
            String message) {
        return FinishedRun.of(
                new FinishedRun.Span(settings.region().value(), settings.kind(), startedAt, clock.instant()),
                reason,
                new RunCounts(tally.events(), tally.tickets(), requests),
                proof.map(SoldComparison::reported),
                message);
    }
}
