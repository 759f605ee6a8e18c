package io.vivenuoperator.platform.service.source;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an address as proxies write it: with or without a port, brackets, quotes and a zone. */
final class ForwardedNode {
    private static final String PORT = "(?::[A-Za-z0-9._-]*)?";
    private static final Pattern IP_4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})" + PORT);
    private static final Pattern IP_6_IN_BRACKETS = Pattern.compile("\\[([0-9A-Fa-f:.]+)(?:%[^\\]]*)?\\]" + PORT);
    private static final Pattern IP_6 = Pattern.compile("([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%.*)?");

    private ForwardedNode() {}

    /** Empty for anything else, such as {@code unknown} or an obfuscated name; nothing is looked up. */
    static Optional<InetAddress> address(String text) {
        String node = unquoted(text.strip());
        for (Pattern form : new Pattern[] {IP_4, IP_6_IN_BRACKETS, IP_6}) {
            Matcher matcher = form.matcher(node);
            if (matcher.matches()) {
                return literal(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
