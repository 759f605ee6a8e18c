package io.vivenuoperator.operator.refusal;

import java.util.List;
import java.util.Locale;

/** What to do about a refusal, by its message. */
public final class RefusalAdvice {
    private record Known(String words, String advice) {}

    /** The first match wins, so the specific ones come first. */
    private static final List<Known> KNOWN = List.of(
            new Known("being terminated", "The namespace is being deleted."),
            new Known("in api group", "Restore the controller's rights: helm upgrade does."),
            new Known(
                    "failed quota",
                    "The namespace's ResourceQuota requires a value that the pod does not set: set a default with a LimitRange."),
            new Known("exceeded quota", "Raise the namespace's ResourceQuota, or free some of it."),
            new Known(
                    "violates podsecurity",
                    "The namespace's pod-security.kubernetes.io/enforce label is too strict for the pod: relax it."),
            new Known("imagepullbackoff", "Check image.registry, image.tag and image.pullSecrets."),
            new Known("invalidimagename", "Check image.registry and image.tag."),
            new Known("errimageneverpull", "Check image.pullPolicy."),
            new Known("secret \"", "Create that Secret, or add the key to it, in the pod's namespace."),
            new Known("in secret", "Create that Secret, or add the key to it, in the pod's namespace."),
            new Known("serviceaccount", "Create the ServiceAccount (helm upgrade does), or choose another one."),
            new Known("service account", "Create the ServiceAccount (helm upgrade does), or choose another one."),
            new Known("admission webhook", "Configure that admission webhook to allow it."),
            new Known("validatingadmissionpolicy", "Configure that admission policy to allow it."),
            new Known("failed calling webhook", "That admission webhook is unreachable: repair or remove it."),
            new Known("usage per", "The namespace's LimitRange does not allow the pod's resources: change it."));

    private RefusalAdvice() {}

    /** One sentence; empty if the message is not known. */
    public static String on(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> lower.contains(known.words()))
                .findFirst()
                .map(Known::advice)
                .orElse("");
    }
}
