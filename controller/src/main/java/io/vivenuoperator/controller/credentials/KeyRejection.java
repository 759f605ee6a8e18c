package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.CredentialsCheck.Answer;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A refused key as recorded in the status, so that a controller that restarts again and again sends Vivenu no more requests
 * than one that keeps running. The Secret's revision identifies the key without revealing anything about it.
 */
final class KeyRejection {
    private KeyRejection() {}

    /** A refusal that is still in force. */
    record Standing(Answer answer, Instant until) {}

    static Optional<RefusalStatus> of(ConditionResult finding, String secretRevision, Optional<Instant> next) {
        return finding.reason() == Reason.KEY_REFUSED
                ? next.map(until -> new RefusalStatus(
                        secretRevision, until.truncatedTo(ChronoUnit.SECONDS).toString()))
                : Optional.empty();
    }

    /** The refusal that another process, or this one before a restart, recorded for the same Secret and spec. */
    static Optional<Standing> standing(VivenuRegion region, String secretRevision) {
        var status = Optional.ofNullable(region.getStatus());
        var refused = status.flatMap(known -> known.condition(ConditionType.CREDENTIALS_VALID))
                .filter(condition -> condition.reason().equals(Reason.KEY_REFUSED.wireName()))
                .filter(condition -> condition
                        .observedGeneration()
                        .equals(region.getMetadata().getGeneration()));
        return status.flatMap(known -> Optional.ofNullable(known.refusal()))
                .filter(refusal -> refusal.secretRevision().equals(secretRevision))
                .flatMap(refusal -> refused.map(condition -> new Standing(
                        new Answer(ConditionResult.no(Reason.KEY_REFUSED, condition.message()), Optional.empty()),
                        Instant.parse(refusal.until()))));
    }
}
