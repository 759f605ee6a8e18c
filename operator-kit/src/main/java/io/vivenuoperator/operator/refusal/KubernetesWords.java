package io.vivenuoperator.operator.refusal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kubernetes' messages, shortened to one line for use in a condition. */
public final class KubernetesWords {
    private static final int LONGEST = 512;

    private KubernetesWords() {}

    public static String of(@Nullable String message) {
        var line = Optional.ofNullable(message)
                .orElse("")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
