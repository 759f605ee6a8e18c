package io.vivenuoperator.operator.refusal;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.operator.condition.ConditionReason;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The API server does not let the controller write something: a quota, an admission webhook, a missing right, a namespace that is
 * being deleted.
 *
 * @param what kind of object, in the plural, as in the API's paths; empty when it is not said
 * @param words the API server's own
 */
public record KubernetesRefusal(String what, String words) {
    private static final int UNPROCESSABLE = 422;
    private static final String DYING_NAMESPACE = "NamespaceTerminating";

    /** Empty when it is something else: a conflict, a server that is away. */
    public static Optional<KubernetesRefusal> of(Throwable e) {
        return status(e)
                .filter(KubernetesRefusal::isRefusal)
                .map(status -> new KubernetesRefusal(kind(status), KubernetesWords.of(status.getMessage())));
    }

    /** As a condition says it, by the kind's own reason for it. */
    public ConditionResult finding(ConditionReason reason) {
        var subject =
                what.isEmpty() ? "Kubernetes refuses a change: " : "Kubernetes refuses a change of " + what + ": ";
        return ConditionResult.no(reason, (subject + words + ". " + RefusalAdvice.on(words)).strip());
    }

    /** Nothing can be created in a namespace that is being deleted. */
    public static boolean isOfDyingNamespace(Throwable e) {
        return status(e).stream()
                .flatMap(KubernetesRefusal::causes)
                .anyMatch(cause -> DYING_NAMESPACE.equals(cause.getReason()));
    }

    private static Optional<Status> status(Throwable e) {
        return e instanceof KubernetesClientException refused
                ? Optional.ofNullable(refused.getStatus())
                : Optional.empty();
    }

    /** An admission webhook that can't be asked is an internal error, and keeps the object out as well. */
    private static boolean isRefusal(Status status) {
        var code = Optional.ofNullable(status.getCode()).orElse(0);
        return code == HttpURLConnection.HTTP_FORBIDDEN
                || code == HttpURLConnection.HTTP_BAD_REQUEST
                || code == UNPROCESSABLE
                || (code == HttpURLConnection.HTTP_INTERNAL_ERROR
                        && KubernetesWords.of(status.getMessage()).contains("webhook"));
    }

    private static String kind(Status status) {
        return Optional.ofNullable(status.getDetails())
                .flatMap(details -> Optional.ofNullable(details.getKind()))
                .orElse("");
    }

    private static Stream<StatusCause> causes(Status status) {
        return Optional.ofNullable(status.getDetails())
                .flatMap(details -> Optional.ofNullable(details.getCauses()))
                .orElseGet(List::of)
                .stream();
    }
}
