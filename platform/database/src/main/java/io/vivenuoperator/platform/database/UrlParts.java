package io.vivenuoperator.platform.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The raw parts of a URL. Parsed here, because {@link java.net.URI} does not accept a list of hosts with an IPv6 address.
 *
 * @param authority user, password, hosts and ports
 * @param path including its slash, or empty
 * @param query without its question mark
 */
record UrlParts(String authority, String path, String query) {
    private static final Pattern PARTS = Pattern.compile("[a-z]+://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(#.*)?");
    private static final Pattern ILLEGAL = Pattern.compile("[\\s\\p{Cntrl}\"<>\\\\^`{|}]");

    static UrlParts of(String url) {
        Matcher illegal = ILLEGAL.matcher(url);
        if (illegal.find()) {
            throw refused("is not a valid URL (character " + (illegal.start() + 1)
                    + "); percent-encode special characters of user and password, such as @ : / ? # % and spaces");
        }
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches() || parts.group(4) != null) {
            throw refused("has a # in the wrong place; percent-encode special characters of user and password");
        }
        String query = parts.group(3);
        return new UrlParts(parts.group(1), parts.group(2), query == null ? "" : query);
    }

    private static InvalidDatabaseUrlException refused(String problem) {
        return new InvalidDatabaseUrlException(problem, DatabaseUrl.EXAMPLE);
    }

    @Override
    public String toString() {
        return "UrlParts[redacted]";
    }
}
