package io.vivenuoperator.platform.service.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The first line of a request.
 *
 * @param target in its canonical spelling, see {@link RequestTarget}
 * @param old whether it is HTTP/1.0
 */
record RequestLine(String method, String target, boolean old) {
    private static final int LONGEST_METHOD = 32;
    private static final String VERSION = " HTTP/1.0";
    private static final int MAJOR = 6;
    private static final int MINOR = 8;
    private static final Pattern PROXY_PROTOCOL = Pattern.compile("PROXY (?:TCP4|TCP6|UNKNOWN)\\b.*");

    /**
     * Parses a line. The preface of HTTP/2 also looks like a request line, with another version.
     *
     * @param queries whether the target keeps its query
     */
    static RequestLine parse(byte[] line, boolean queries) throws FaultException {
        var text = new String(line, StandardCharsets.ISO_8859_1);
        int space = text.indexOf(' ');
        int version = text.length() - VERSION.length();
        if (!isMethod(line, space) || !isTarget(line, space + 1, version) || !isVersion(text, version)) {
            throw new FaultException(
                    PROXY_PROTOCOL.matcher(text).matches()
                            ? FramingFault.proxyProtocol()
                            : FramingFault.badRequest("request line: must be a method, a path and HTTP/1.1"));
        }
        if (text.charAt(version + MAJOR) != '1') {
            throw new FaultException(FramingFault.version());
        }
        String method = text.substring(0, space);
        String target = text.substring(space + 1, version);
        return new RequestLine(
                method,
                queries ? RequestTarget.pathAndQuery(method, target) : RequestTarget.path(method, target),
                text.charAt(version + MINOR) == '0');
    }

    private static boolean isMethod(byte[] line, int end) {
        for (int at = 0; at < end; at++) {
            if (!HttpCharacters.isToken(line[at])) {
                return false;
            }
        }
        return end > 0 && end <= LONGEST_METHOD;
    }

    private static boolean isTarget(byte[] line, int start, int end) {
        for (int at = start; at < end; at++) {
            if (HttpCharacters.isBlank(line[at]) || !HttpCharacters.isFieldContent(line[at])) {
                return false;
            }
        }
        return start < end;
    }

    /** Compared with {@link #VERSION}, in which each digit stands for any. */
    private static boolean isVersion(String text, int start) {
        for (int at = 0; at < VERSION.length(); at++) {
            char wanted = VERSION.charAt(at);
            char octet = text.charAt(start + at);
            if (Character.isDigit(wanted) ? !HttpCharacters.isDigit((byte) octet) : octet != wanted) {
                return false;
            }
        }
        return true;
    }
}
