package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the stored data was proved as recently as the full schedule promises: by the next scheduled full poll after the last
 * proof, which may take as long as its deadline, or two hours. So a nightly proof is never older than 26 hours unseen. Until
 * then one full poll without a proof is forgiven; good incremental polls do not make up for it.
 */
public final class ProofFreshness {
    private static final int FORGIVEN = 1;
    private static final Duration LEAST_PATIENCE = Duration.ofHours(2);

    private final Clock clock;

    public ProofFreshness(Clock clock) {
        this.clock = clock;
    }

    public DataFreshness.Verdict judge(VivenuRegion region, ProofRecord record) {
        if (region.getSpec().polling().suspend()) {
            return verdict(
                    ConditionResult.unknown(Reason.SUSPENDED, "Polling is suspended; " + lastProof(record) + "."));
        }
        var due = record.lastProof()
                .or(() -> scheduledSince(region))
                .map(since -> ScheduleTimes.firstAfter(region, RunKind.FULL, since)
                        .map(next -> next.plus(patience(region)))
                        // Kubernetes refuses such a schedule as well, and PollersScheduled reports it.
                        .orElseGet(() -> since.plus(Duration.ofDays(1))));
        if (due.filter(at -> !clock.instant().isBefore(at)).isPresent()) {
            return verdict(failing(record).orElseGet(() -> overdue(record)));
        }
        if (record.withoutProof() > FORGIVEN) {
            return verdict(failing(record).orElseGet(() -> overdue(record)));
        }
        return new DataFreshness.Verdict(inTime(record), due);
    }

    private static Duration patience(VivenuRegion region) {
        var deadline = Duration.ofSeconds(region.getSpec().polling().deadlineSeconds());
        return deadline.compareTo(LEAST_PATIENCE) > 0 ? deadline : LEAST_PATIENCE;
    }

    private static ConditionResult inTime(ProofRecord record) {
        var failure = failing(record).map(finding -> " " + finding.message()).orElse("");
        return record.lastProof()
                .map(at ->
                        ConditionResult.yes(Reason.PROVED, "Everything was read and proved at " + at + "." + failure))
                .orElseGet(() -> ConditionResult.unknown(
                        Reason.PROOF_PENDING, "No full poll has proved anything yet." + failure));
    }

    private static ConditionResult overdue(ProofRecord record) {
        return ConditionResult.no(
                Reason.PROOF_OVERDUE,
                "No full poll has finished in time; " + lastProof(record)
                        + ". See the Events of the region's full Job.");
    }

    /** The message of the last full poll, if it ended without a proof and after the last proof. */
    private static Optional<ConditionResult> failing(ProofRecord record) {
        return record.lastFull()
                .filter(poll -> poll.outcome() != RunOutcome.COMPLETE)
                .filter(poll -> record.lastProof()
                        .filter(proof -> proof.isAfter(FinishedPolls.end(poll)))
                        .isEmpty())
                .map(poll -> ConditionResult.no(reason(poll), words(poll) + " " + capital(lastProof(record)) + "."));
    }

    private static Reason reason(PollStatus poll) {
        return poll.outcome() == RunOutcome.FAILED ? PollFailureReason.of(poll) : Reason.PROOF_INCOMPLETE;
    }

    private static String words(PollStatus poll) {
        var how = poll.outcome() == RunOutcome.FAILED ? "failed" : "was not complete";
        var why = Optional.ofNullable(poll.reason())
                .map(reason -> " (" + reason + ")")
                .orElse("");
        var detail = Optional.ofNullable(poll.message())
                .map(message -> ": " + message)
                .orElse(".");
        return "The full poll that ended at " + poll.finishedAt() + " " + how + why + detail;
    }

    private static String lastProof(ProofRecord record) {
        return record.lastProof().map(at -> "the last proof is from " + at).orElse("nothing has been proved yet");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Optional<Instant> scheduledSince(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus())
                .flatMap(status -> status.condition(ConditionType.POLLERS_SCHEDULED))
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .map(condition -> Instant.parse(condition.lastTransitionTime()));
    }

    private static DataFreshness.Verdict verdict(ConditionResult finding) {
        return new DataFreshness.Verdict(finding, Optional.empty());
    }
}
