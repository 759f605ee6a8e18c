package io.vivenuoperator.platform.httpclient.egress;

import java.util.List;

/** Names that only a network of one's own knows, or that are nobody's. */
final class InternalNames {
    private static final List<String> ENDINGS = List.of(
            ".localhost",
            ".localdomain",
            ".local",
            ".internal",
            ".intranet",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".svc",
            ".arpa",
            ".onion",
            ".alt",
            ".test",
            ".invalid");

    private InternalNames() {}

    /** A name of one part is looked up below the pod's own namespace. */
    static boolean isInternal(String name) {
        return !name.contains(".") || ENDINGS.stream().anyMatch(name::endsWith);
    }
}
