package io.vivenuoperator.platform.service.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Converts enum constants to Kubernetes-style reasons. */
public final class ReasonName {
    private ReasonName() {}

    /** {@code QUEUE_FULL} as {@code QueueFull}. */
    public static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
