package io.vivenuoperator.receiver.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reasons are written the way Kubernetes writes them. */
final class CamelCase {

    private CamelCase() {}

    /** {@code QUEUE_FULL} as {@code QueueFull}. */
    static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
