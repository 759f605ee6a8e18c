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
 * The API server refuses a write: because of a quota, an admission webhook, a missing right, or a namespace that is
 * being deleted.
 *
 * @param what the kind of object, in the plural, as in API paths; empty if unknown
 * @param words the API server's message
 */
public record KubernetesRefusal(String what, String words) {
    private static final int UNPROCESSABLE = 422;
    private static final String DYING_NAMESPACE = "NamespaceTerminating";

    /** Empty for anything else, such as a conflict or an unreachable server. */
    public static Optional<KubernetesRefusal> of(Throwable e) {
        return status(e)
                .filter(KubernetesRefusal::isRefusal)
                .map(status -> new KubernetesRefusal(kind(status), KubernetesWords.of(status.getMessage())));
    }

    /** The refusal as a condition, under the kind's own reason. */
    public ConditionResult finding(ConditionReason reason) {
        var subject =
                what.isEmpty() ? "Kubernetes refused a change: " : "Kubernetes refused a change to " + what + ": ";
        return ConditionResult.no(reason, (subject + words + ". " + RefusalAdvice.on(words)).strip());
    }

    /** Whether the namespace is being deleted, so that nothing can be created in it. */
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

    /** An unreachable admission webhook is reported as an internal error, and blocks the write as well. */
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
