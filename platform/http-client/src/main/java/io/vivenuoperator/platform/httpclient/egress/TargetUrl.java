package io.vivenuoperator.platform.httpclient.egress;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL of somebody else's choice, read by our own parser: {@code java.net.URI} does not see what other programs see in it.
 *
 * @param isSecure https
 * @param host as it is looked up and as it stands in {@code Host}: lower case, international names encoded, no dot at the end; an address
 *     without brackets
 * @param literal the address, if the host is one
 * @param port also when it is the usual one
 * @param requestTarget path and query to the letter
 */
public record TargetUrl(boolean isSecure, String host, Optional<InetAddress> literal, int port, String requestTarget) {
    static final int HTTPS_PORT = 443;
    static final int HTTP_PORT = 80;

    private static final Pattern QUERY_VALUE = Pattern.compile("=[^&]*");

    /** Reads a URL without asking anybody. Whether the policy of this installation allows it is {@link EgressPolicy}'s. */
    public static TargetVerdict parse(String text) {
        try {
            return new TargetVerdict.Accepted(new UrlReader(text).read());
        } catch (RefusedUrlException e) {
            return new TargetVerdict.Refused(e.refusal());
        }
    }

    /** The header {@code Host}: with brackets if it is an IPv6 address, and with the port unless it is the scheme's. */
    public String authority() {
        var name = host.contains(":") ? "[" + host + "]" : host;
        return port == (isSecure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    /** Everything before the path. */
    public String origin() {
        return (isSecure ? "https://" : "http://") + authority();
    }

    /** To be shown to its owner: the values of the query are left out. */
    public String masked() {
        int query = requestTarget.indexOf('?');
        return query < 0
                ? origin() + requestTarget
                : origin() + requestTarget.substring(0, query + 1) + maskedQuery(requestTarget.substring(query + 1));
    }

    private static String maskedQuery(String query) {
        return query.contains("=") ? QUERY_VALUE.matcher(query).replaceAll("=…") : "…";
    }

    /** Without path and query, which may be secrets. */
    @Override
    public String toString() {
        return origin();
    }
}
