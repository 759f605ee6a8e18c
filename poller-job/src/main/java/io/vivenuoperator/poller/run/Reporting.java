package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.postgres.Beginning;
import io.vivenuoperator.poller.region.Tally;
import io.vivenuoperator.poller.report.PollReport;
import io.vivenuoperator.poller.report.Proof;
import io.vivenuoperator.poller.report.Reason;
import io.vivenuoperator.poller.settings.PollSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Makes the report of a run that began when this was created. */
final class Reporting {

    private final PollSettings settings;
    private final Clock clock;
    private final Instant startedAt;

    Reporting(PollSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    PollReport ended(Tally tally, long requests) {
        return report(judge(tally), tally, requests, whole(tally), Sentences.ended(tally));
    }

    PollReport failed(Failure failure, Tally tally, long requests) {
        return report(
                Optional.of(failure.reason()), tally, requests, Optional.empty(), Sentences.failed(failure, tally));
    }

    /** Of a reading that left events out nobody knows the share: what was counted may be the smaller part. */
    private static Optional<Proof> whole(Tally tally) {
        return tally.failedEvents().isEmpty() ? tally.proof() : Optional.empty();
    }

    PollReport held(Beginning.Held held) {
        String message = "Another run (%s, started %s, by %s) is working on this region."
                .formatted(held.kind().toLowerCase(Locale.ROOT), held.since(), held.holder());
        return report(Optional.of(Reason.HELD), new Tally(), 0, Optional.empty(), message);
    }

    private Optional<Reason> judge(Tally tally) {
        if (!tally.notAsked().isEmpty()) {
            return Optional.of(Reason.WINDOW_EMPTY);
        }
        if (!tally.failedEvents().isEmpty()) {
            return Optional.of(Reason.EVENTS_FAILED);
        }
        boolean below = tally.proof()
                .filter(proof -> proof.completenessPercent() < settings.completenessThresholdPercent())
                .isPresent();
        return below ? Optional.of(Reason.BELOW_THRESHOLD) : Optional.empty();
    }

    private PollReport report(
            Optional<Reason> reason, Tally tally, long requests, Optional<Proof> proof, String message) {
        return new PollReport(
                settings.region(),
                settings.kind(),
                reason,
                startedAt,
                clock.instant(),
                tally.events(),
                tally.tickets(),
                requests,
                proof,
                message);
    }
}
