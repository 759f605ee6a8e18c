package io.vivenuoperator.platform.service.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a request.
 *
 * @param target in its canonical spelling, see {@link RequestTarget}
 * @param old whether it is HTTP/1.0
 */
record RequestLine(String method, String target, boolean old) {
    private static final Pattern LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) ([\\x21-\\x7e\\x80-\\xff]+) HTTP/([0-9])\\.([0-9])");
    private static final Pattern PROXY_PROTOCOL = Pattern.compile("PROXY (?:TCP4|TCP6|UNKNOWN)\\b.*");

    /**
     * Parses a line. The preface of HTTP/2 also looks like a request line, with another version.
     *
     * @param queries whether the target keeps its query
     */
    static RequestLine parse(byte[] line, boolean queries) throws FaultException {
        var text = new String(line, StandardCharsets.ISO_8859_1);
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new FaultException(
                    PROXY_PROTOCOL.matcher(text).matches()
                            ? FramingFault.proxyProtocol()
                            : FramingFault.badRequest("request line: must be a method, a path and HTTP/1.1"));
        }
        if (!"1".equals(matcher.group(3))) {
            throw new FaultException(FramingFault.version());
        }
        String method = matcher.group(1);
        String target = matcher.group(2);
        return new RequestLine(
                method,
                queries ? RequestTarget.pathAndQuery(method, target) : RequestTarget.path(method, target),
                "0".equals(matcher.group(4)));
    }
}
