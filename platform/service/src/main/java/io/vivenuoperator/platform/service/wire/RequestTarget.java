package io.vivenuoperator.platform.service.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request's target in its canonical spelling. The path has no parameters, no double or trailing slashes, no dot segments, and
 * no unnecessary escapes; the query, where it is kept, has no octet that would have to be escaped.
 */
final class RequestTarget {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final int ESCAPE = 3;
    private static final String QUERY_DELIMITERS = "&=+%";

    private RequestTarget() {}

    /** The path, from any of the four forms of a request target. */
    static String path(String method, String target) throws FaultException {
        if (target.startsWith("/")) {
            return canonical(target);
        }
        Matcher absolute = ABSOLUTE.matcher(target);
        if (absolute.lookingAt()) {
            return canonical(target.substring(absolute.end()));
        }
        if ("*".equals(target) || "CONNECT".equals(method)) {
            return "/";
        }
        throw new FaultException(FramingFault.badRequest("request line: the target must begin with a slash"));
    }

    /** The path and, behind a question mark, the query if there is one. */
    static String pathAndQuery(String method, String target) throws FaultException {
        String path = path(method, target);
        String query = query(target);
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Everything between the first question mark and the fragment; a malformed escape stands for itself, as in a path. */
    private static String query(String target) {
        int end = target.indexOf('#');
        String whole = end < 0 ? target : target.substring(0, end);
        int mark = whole.indexOf('?');
        return mark < 0 ? "" : escapedQuery(whole.substring(mark + 1));
    }

    private static String escapedQuery(String query) {
        var escaped = new StringBuilder(query.length());
        for (int at = 0; at < query.length(); at++) {
            char octet = query.charAt(at);
            boolean malformed = octet == '%' && escape(query, at) < 0;
            if (!malformed && (HttpCharacters.isUnreserved(octet) || QUERY_DELIMITERS.indexOf(octet) >= 0)) {
                escaped.append(octet);
            } else {
                escape(octet, escaped);
            }
        }
        return escaped.toString();
    }

    private static String canonical(String target) {
        return isCanonical(target) ? target : rewritten(target);
    }

    /** Nearly all targets are. */
    private static boolean isCanonical(String target) {
        char before = ' ';
        for (int at = 0; at < target.length(); at++) {
            char octet = target.charAt(at);
            boolean plain = octet == '/'
                    ? before != '/'
                    : HttpCharacters.isUnreserved(octet) && (octet != '.' || before != '/');
            if (!plain) {
                return false;
            }
            before = octet;
        }
        return before == '/' ? target.length() == 1 : !target.isEmpty();
    }

    private static String rewritten(String target) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : unescaped(withoutParameters(withoutQuery(target))).split("/", -1)) {
            add(segment, segments);
        }
        return "/" + String.join("/", segments);
    }

    private static void add(String segment, Deque<String> segments) {
        switch (segment) {
            case "", "." -> {}
            case ".." -> segments.pollLast();
            default -> segments.addLast(escaped(segment));
        }
    }

    private static String withoutQuery(String target) {
        int end = target.length();
        for (char delimiter : new char[] {'?', '#'}) {
            int at = target.indexOf(delimiter);
            end = at < 0 ? end : Math.min(end, at);
        }
        return target.substring(0, end);
    }

    /** A segment's parameters begin with a semicolon and end with the segment. */
    private static String withoutParameters(String path) {
        return path.indexOf(';') < 0 ? path : PARAMETERS.matcher(path).replaceAll("");
    }

    /** One character per byte. A malformed escape stands for itself. */
    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var bytes = new ByteArrayOutputStream(path.length());
        for (int at = 0; at < path.length(); at++) {
            int octet = escape(path, at);
            bytes.write(octet < 0 ? path.charAt(at) : octet);
            at += octet < 0 ? 0 : ESCAPE - 1;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static int escape(String path, int at) {
        if (path.charAt(at) != '%' || at + ESCAPE > path.length()) {
            return -1;
        }
        int high = HttpCharacters.hex((byte) path.charAt(at + 1));
        int low = HttpCharacters.hex((byte) path.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static String escaped(String segment) {
        var escaped = new StringBuilder(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char octet = segment.charAt(at);
            if (HttpCharacters.isUnreserved(octet)) {
                escaped.append(octet);
            } else {
                escape(octet, escaped);
            }
        }
        return escaped.toString();
    }

    private static void escape(char octet, StringBuilder to) {
        to.append('%').append("%02X".formatted((int) octet));
    }
}
