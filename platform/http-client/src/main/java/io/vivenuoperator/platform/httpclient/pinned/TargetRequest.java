package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A POST.
 *
 * @param headers beside {@code Host} and {@code Content-Length}
 * @param body to the octet; not to be changed afterwards
 * @param tls also for http, where it is not used
 */
@SuppressWarnings("ArrayRecordComponent")
public record TargetRequest(TargetUrl url, Map<String, String> headers, byte[] body, TargetTls tls) {
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "connection",
            "transfer-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "keep-alive");
    /** Beside letters and digits, by RFC 9110. */
    private static final String NAME_MARKS = "!#$%&'*+.^_`|~-";

    /**
     * Checks the headers.
     *
     * @throws IllegalArgumentException if a header would not be what it seems; without its value
     */
    public TargetRequest {
        headers = Map.copyOf(headers);
        headers.forEach(TargetRequest::check);
    }

    private static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(TargetRequest::belongsInName)) {
            throw new IllegalArgumentException("no name of a header: use letters, digits and hyphens");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " can't be set: it belongs to the connection");
        }
        if (!value.chars().allMatch(TargetRequest::belongsInValue)) {
            throw new IllegalArgumentException(
                    "the header " + name + " has a line break or another character that is not plain ASCII in it");
        }
    }

    private static boolean belongsInName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || NAME_MARKS.indexOf(c) >= 0;
    }

    private static boolean belongsInValue(int c) {
        return (c >= ' ' && c <= '~') || c == '\t';
    }

    /** Head and body, to be sent in one piece. */
    byte[] octets() {
        var head = new StringBuilder("POST ")
                .append(url.requestTarget())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.authority())
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        var octets = new ByteArrayOutputStream(head.length() + body.length + 2);
        octets.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        octets.writeBytes(body);
        return octets.toByteArray();
    }

    /** Without path, headers and body. */
    @Override
    public String toString() {
        return "POST " + url;
    }
}
