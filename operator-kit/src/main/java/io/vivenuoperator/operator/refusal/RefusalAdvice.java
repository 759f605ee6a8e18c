package io.vivenuoperator.operator.refusal;

import java.util.List;
import java.util.Locale;

/** What can be done about a refusal, by its words. */
public final class RefusalAdvice {
    private record Known(String words, String advice) {}

    /** The first that fits; the narrower ones come first. */
    private static final List<Known> KNOWN = List.of(
            new Known("being terminated", "The namespace is being deleted."),
            new Known("in api group", "Give the controller the right back (helm upgrade does)."),
            new Known(
                    "failed quota",
                    "The namespace's ResourceQuota wants a value that the pod does not set: set a default with a LimitRange."),
            new Known("exceeded quota", "Raise the namespace's ResourceQuota, or make room in it."),
            new Known(
                    "violates podsecurity",
                    "The namespace's pod-security.kubernetes.io/enforce label is stricter than the pod: relax it."),
            new Known("imagepullbackoff", "Check image.registry, image.tag and image.pullSecrets."),
            new Known("invalidimagename", "Check image.registry and image.tag."),
            new Known("errimageneverpull", "Check image.pullPolicy."),
            new Known("secret \"", "Create that Secret, or the key in it, in the pod's namespace."),
            new Known("in secret", "Create that Secret, or the key in it, in the pod's namespace."),
            new Known("serviceaccount", "Create the ServiceAccount (helm upgrade does), or name another one."),
            new Known("service account", "Create the ServiceAccount (helm upgrade does), or name another one."),
            new Known("admission webhook", "Have that admission webhook let it pass."),
            new Known("validatingadmissionpolicy", "Have that admission policy let it pass."),
            new Known("failed calling webhook", "That admission webhook can't be reached: repair or remove it."),
            new Known("usage per", "The namespace's LimitRange does not allow the pod's resources: change it."));

    private RefusalAdvice() {}

    /** A sentence; empty when nothing is known about it. */
    public static String on(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> lower.contains(known.words()))
                .findFirst()
                .map(Known::advice)
                .orElse("");
    }
}
