package io.vivenuoperator.operator.refusal;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.OperatorException;
import io.vivenuoperator.operator.condition.ConditionReason;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/**
 * An exception from a reconciler. The SDK logs it in full; the status shows only its type, because a message may
 * contain anything.
 */
public record ReconcileFailure(Throwable cause) {
    /** The SDK wraps a reconciler's exception, more than once when metrics are enabled. */
    public static ReconcileFailure of(Throwable thrown) {
        var cause = thrown.getCause();
        var wrapped = thrown instanceof OperatorException || thrown instanceof AggregatedOperatorException;
        return wrapped && cause != null ? of(cause) : new ReconcileFailure(thrown);
    }

    /**
     * The failure as a condition.
     *
     * @param refused the kind's reason for a write that Kubernetes refused
     * @param unexpected the kind's reason for everything else
     */
    public ConditionResult finding(ConditionReason refused, ConditionReason unexpected) {
        return KubernetesRefusal.of(cause)
                .map(refusal -> refusal.finding(refused))
                .orElseGet(() -> ConditionResult.unknown(
                        unexpected,
                        "Reconciliation failed with " + name() + "; see the controller's log. It is retried."));
    }

    /** Of a Kubernetes error, only code and reason: enough to spot a missing right, and nothing of an object's content. */
    private String name() {
        var name = cause.getClass().getSimpleName();
        if (!(cause instanceof KubernetesClientException kubernetes) || kubernetes.getCode() == 0) {
            return name;
        }
        var status = Optional.ofNullable(kubernetes.getStatus());
        var reason = status.map(Status::getReason).orElse("no reason");
        var kind = status.map(Status::getDetails)
                .map(StatusDetails::getKind)
                .map(what -> " about " + what)
                .orElse("");
        return name + " (Kubernetes answered " + kubernetes.getCode() + " " + reason + kind + ")";
    }
}
