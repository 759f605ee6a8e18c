package io.vivenuoperator.events.request;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Headers that a subscription adds, such as {@code Authorization}. Their values are secrets: no message has one. */
public final class UserHeaders {
    private static final int MOST = 20;
    private static final int LONGEST_VALUE = 4_096;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7E](?:[\\x20\\t\\x21-\\x7E]*[\\x21-\\x7E])?");
    /** HTTP's own, and ours. */
    private static final Set<String> TAKEN = Set.of(
            "host",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "cookie",
            "user-agent",
            "traceparent",
            "x-signature",
            "x-event-type",
            "x-attempt",
            "x-replay");

    private static final Set<String> TAKEN_BEGINNINGS = Set.of("content-", "proxy-", "webhook-", "ce-");

    private UserHeaders() {}

    /** What is wrong with these headers, and how to mend it; empty if they can be sent. */
    public static Optional<String> problem(Map<String, String> headers) {
        if (headers.size() > MOST) {
            return Optional.of("headers: are more than " + MOST + ", leave some out");
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return headers.entrySet().stream()
                .flatMap(header -> problem(header.getKey(), header.getValue(), names.add(header.getKey())).stream())
                .findFirst();
    }

    private static Optional<String> problem(String name, String value, boolean isNew) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("headers: one has a name that HTTP does not allow, take letters, digits and hyphens");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (TAKEN.contains(lower) || TAKEN_BEGINNINGS.stream().anyMatch(lower::startsWith)) {
            return Optional.of("headers." + name + ": is set by the service itself, leave it out");
        }
        if (!isNew) {
            return Optional.of("headers." + name + ": is there twice, in different letters");
        }
        if (value.length() > LONGEST_VALUE || !VALUE.matcher(value).matches()) {
            return Optional.of("headers." + name + ": must be 1 to " + LONGEST_VALUE
                    + " visible ASCII characters without a line break; a Secret often has one at its end");
        }
        return Optional.empty();
    }
}
