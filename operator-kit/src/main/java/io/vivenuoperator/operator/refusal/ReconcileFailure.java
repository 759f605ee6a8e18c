package io.vivenuoperator.operator.refusal;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.OperatorException;
import io.vivenuoperator.operator.condition.ConditionReason;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/** What a reconciler threw. The SDK logs the exception; the status gets its kind only, for a message may hold anything. */
public record ReconcileFailure(Throwable cause) {
    /** The SDK wraps what a reconciler throws, more than once when metrics are on. */
    public static ReconcileFailure of(Throwable thrown) {
        var cause = thrown.getCause();
        var wrapped = thrown instanceof OperatorException || thrown instanceof AggregatedOperatorException;
        return wrapped && cause != null ? of(cause) : new ReconcileFailure(thrown);
    }

    /**
     * As a condition says it.
     *
     * @param refused the kind's reason for what Kubernetes does not take
     * @param unexpected the kind's reason for all else
     */
    public ConditionResult finding(ConditionReason refused, ConditionReason unexpected) {
        return KubernetesRefusal.of(cause)
                .map(refusal -> refusal.finding(refused))
                .orElseGet(() -> ConditionResult.unknown(
                        unexpected,
                        "Reconciling failed with " + name() + "; the controller's log says more. It is tried again."));
    }

    /** Of Kubernetes' answer the code and its reason: enough to see a missing right, and nothing that an object holds. */
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
