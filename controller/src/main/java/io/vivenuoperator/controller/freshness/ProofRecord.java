package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Full and incremental polls kept apart, and what the full ones proved. A good incremental poll says nothing about earlier
 * losses: only a full poll compares the tables with Vivenu's own counts.
 *
 * @param lastProof when the last poll that read everything and was Complete ended
 * @param withoutProof how many consecutive full polls have ended without a proof since; one that ran out of time is resumed
 * and not counted
 */
public record ProofRecord(
        Optional<PollStatus> lastIncremental,
        Optional<PollStatus> lastFull,
        Optional<Instant> lastProof,
        int withoutProof,
        Optional<Measured> completeness) {
    private static final String OUT_OF_TIME = RunReason.DEADLINE_REACHED.word();
    private static final String BELOW_THRESHOLD = RunReason.BELOW_THRESHOLD.word();

    /**
     * A completeness, and as far as it is known, when it was measured and what was compared.
     *
     * @param vendorSold tickets by Vivenu's counts
     * @param storedSold tickets that were stored
     */
    public record Measured(
            double percent, Optional<Instant> at, Optional<Long> vendorSold, Optional<Long> storedSold) {}

    static ProofRecord nothing() {
        return new ProofRecord(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /** Adds these polls, oldest first, to the status. */
    static ProofRecord of(VivenuRegionStatus status, List<PollStatus> polls) {
        var record = told(status);
        for (var poll : polls) {
            record = record.with(poll);
        }
        return record;
    }

    /** A status written by an older controller has only the last poll. */
    private static ProofRecord told(VivenuRegionStatus status) {
        var last = Optional.ofNullable(status.lastPoll());
        var full =
                Optional.ofNullable(status.lastFullPoll()).or(() -> last.filter(poll -> poll.kind() == RunKind.FULL));
        var incremental = Optional.ofNullable(status.lastIncrementalPoll())
                .or(() -> last.filter(poll -> poll.kind() == RunKind.INCREMENTAL));
        return new ProofRecord(
                incremental,
                full,
                instant(status.lastProofTime())
                        .or(() -> last.filter(ProofRecord::isProof).map(FinishedPolls::end)),
                Optional.ofNullable(status.fullPollsWithoutProof()).orElse(0),
                Optional.ofNullable(status.completenessPercent())
                        .map(percent -> new Measured(
                                percent,
                                instant(status.completenessTime()),
                                Optional.ofNullable(status.vendorSold()),
                                Optional.ofNullable(status.storedSold()))));
    }

    private ProofRecord with(PollStatus poll) {
        var incremental = poll.kind() == RunKind.INCREMENTAL && isNewer(poll, lastIncremental);
        var full = poll.kind() == RunKind.FULL && isNewer(poll, lastFull);
        var proof = isProof(poll)
                && lastProof
                        .filter(known -> !known.isBefore(FinishedPolls.end(poll)))
                        .isEmpty();
        return new ProofRecord(
                incremental ? Optional.of(poll) : lastIncremental,
                full ? Optional.of(poll) : lastFull,
                proof ? Optional.of(FinishedPolls.end(poll)) : lastProof,
                proof ? 0 : withoutProof + (full && hasEndedUnproved(poll) ? 1 : 0),
                measured(poll).or(() -> completeness));
    }

    private static boolean isNewer(PollStatus poll, Optional<PollStatus> known) {
        return known.filter(last -> !FinishedPolls.end(last).isBefore(FinishedPolls.end(poll)))
                .isEmpty();
    }

    /** An incremental poll without a cursor reads everything and measures completeness, too. */
    private static boolean isProof(PollStatus poll) {
        return poll.outcome() == RunOutcome.COMPLETE
                && (poll.kind() == RunKind.FULL || poll.completenessPercent() != null);
    }

    private static boolean hasEndedUnproved(PollStatus poll) {
        return poll.outcome() != RunOutcome.COMPLETE && !OUT_OF_TIME.equals(poll.reason());
    }

    /** A poll that did not reach all events measured only a part, whose share is not that of the whole. */
    private Optional<Measured> measured(PollStatus poll) {
        var ofAll = poll.outcome() == RunOutcome.COMPLETE || BELOW_THRESHOLD.equals(poll.reason());
        return Optional.ofNullable(poll.completenessPercent())
                .filter(percent -> ofAll)
                .filter(percent -> completeness
                        .flatMap(Measured::at)
                        .filter(known -> known.isAfter(FinishedPolls.end(poll)))
                        .isEmpty())
                .map(percent -> new Measured(
                        percent,
                        Optional.of(FinishedPolls.end(poll)),
                        Optional.ofNullable(poll.vendorSold()),
                        Optional.ofNullable(poll.storedSold())));
    }

    private static Optional<Instant> instant(@Nullable String time) {
        return Optional.ofNullable(time).map(Instant::parse);
    }
}
