package io.vivenuoperator.platform.service.source;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request's path through proxies, from one kind of header.
 *
 * @param addresses oldest first; empty for entries that are not an address
 */
public record ForwardedHops(List<Optional<InetAddress>> addresses) {
    public static final ForwardedHops NONE = new ForwardedHops(List.of());

    private static final String FOR = "for=";

    public ForwardedHops {
        addresses = List.copyOf(addresses);
    }

    /** From {@code X-Forwarded-For}, which may occur several times, each with a list, or {@code X-Real-IP}. */
    public static ForwardedHops ofAddresses(List<String> lines) {
        return lines.isEmpty()
                ? NONE
                : new ForwardedHops(lines.stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .filter(element -> !element.isBlank())
                        .map(ForwardedNode::address)
                        .toList());
    }

    /** From {@code Forwarded} (RFC 7239). */
    public static ForwardedHops ofForwarded(List<String> lines) {
        return lines.isEmpty()
                ? NONE
                : new ForwardedHops(lines.stream()
                        .flatMap(line -> split(line, ',').stream())
                        .filter(element -> !element.isBlank())
                        .map(ForwardedHops::forwarded)
                        .toList());
    }

    private static Optional<InetAddress> forwarded(String element) {
        return split(element, ';').stream()
                .map(String::strip)
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(FOR))
                .findFirst()
                .flatMap(pair ->
                        ForwardedNode.address(pair.substring(FOR.length()).replace("\\", "")));
    }

    /** Ignores separators within quotes. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                quoted = !quoted;
            } else if (quoted && next == '\\') {
                at++;
            } else if (!quoted && next == separator) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    boolean none() {
        return addresses.isEmpty();
    }
}
