package io.vivenuoperator.platform.httpclient.egress;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a URL apart, from the left, and stops at the first thing that is not plain. */
final class UrlReader {
    private static final int LONGEST = 2048;
    private static final int HIGHEST_PORT = 65_535;
    private static final String EXAMPLE = "write it like https://hooks.example.com/path";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String PLAIN = "A-Za-z0-9._~!$&'()*+,;=:@/-";
    private static final String ENCODED = "%[0-9A-Fa-f]{2}";
    private static final Pattern PATH = Pattern.compile("(?:[" + PLAIN + "]++|" + ENCODED + ")*+");
    private static final Pattern QUERY = Pattern.compile("(?:[?\\[\\]|" + PLAIN + "]++|" + ENCODED + ")*+");

    private final String text;

    UrlReader(String text) {
        this.text = text;
    }

    TargetUrl read() throws RefusedUrlException {
        checkLength();
        checkCharacters();
        boolean secure = scheme().equals("https");
        var rest = text.substring(text.indexOf("://") + "://".length());
        int end = endOfAuthority(rest);
        var authority = rest.substring(0, end);
        if (authority.contains("@")) {
            throw new RefusedUrlException(
                    EgressRule.CREDENTIALS,
                    "The URL has a user or a password before an @: leave it out, and send credentials in a header.");
        }
        int colon = portColon(authority);
        var target = requestTarget(rest.substring(end));
        var host = HostReader.read(authority.substring(0, colon));
        int port = colon < authority.length() ? port(authority.substring(colon + 1)) : usualPort(secure);
        return new TargetUrl(secure, host.name(), host.literal(), port, target);
    }

    private void checkLength() throws RefusedUrlException {
        if (text.isEmpty()) {
            throw new RefusedUrlException(EgressRule.LENGTH, "There is no URL: " + EXAMPLE + ".");
        }
        if (text.length() > LONGEST) {
            throw new RefusedUrlException(
                    EgressRule.LENGTH, "The URL is longer than " + LONGEST + " characters: use a shorter one.");
        }
    }

    private void checkCharacters() throws RefusedUrlException {
        if (text.indexOf('\\') >= 0) {
            throw new RefusedUrlException(
                    EgressRule.CHARACTERS,
                    "The URL has a backslash in it: write / or, in a path, its percent-encoded form.");
        }
        if (text.codePoints().anyMatch(UrlReader::isUnseen)) {
            throw new RefusedUrlException(
                    EgressRule.CHARACTERS,
                    "The URL has a blank, a line break or an invisible character in it: remove it, or write %20 for a blank.");
        }
        if (text.indexOf('#') >= 0) {
            throw new RefusedUrlException(
                    EgressRule.FRAGMENT, "The URL has a # in it, and what follows is never sent: leave it out.");
        }
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private String scheme() throws RefusedUrlException {
        int colon = text.indexOf(':');
        if (colon < 0 || !SCHEME.matcher(text.substring(0, colon)).matches()) {
            throw new RefusedUrlException(EgressRule.FORM, "The URL does not begin with https://; " + EXAMPLE + ".");
        }
        var scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new RefusedUrlException(EgressRule.SCHEME, "The URL's scheme is not https: " + EXAMPLE + ".");
        }
        if (!text.startsWith("//", colon + 1)) {
            throw new RefusedUrlException(
                    EgressRule.FORM, "The URL has not two slashes behind its scheme: " + EXAMPLE + ".");
        }
        return scheme;
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                return i;
            }
        }
        return rest.length();
    }

    /** Where the colon before the port is, or the end. */
    private static int portColon(String authority) throws RefusedUrlException {
        int from = 0;
        if (authority.startsWith("[")) {
            from = authority.indexOf(']') + 1;
            if (from == 0 || (from < authority.length() && authority.charAt(from) != ':')) {
                throw new RefusedUrlException(
                        EgressRule.HOST, "The brackets of the URL's host are not closed: write it like [2001:db8::1].");
            }
        }
        int colon = authority.indexOf(':', from);
        if (colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
            throw new RefusedUrlException(
                    EgressRule.HOST, "The URL's host has several colons: an IPv6 address needs brackets around it.");
        }
        return colon < 0 ? authority.length() : colon;
    }

    private static int port(String digits) throws RefusedUrlException {
        if (PORT.matcher(digits).matches() && Integer.parseInt(digits) <= HIGHEST_PORT) {
            return Integer.parseInt(digits);
        }
        throw new RefusedUrlException(
                EgressRule.PORT,
                "The URL's port is no number from 1 to 65535 in plain digits: leave it out, with its colon, or correct it.");
    }

    private static int usualPort(boolean secure) {
        return secure ? TargetUrl.HTTPS_PORT : TargetUrl.HTTP_PORT;
    }

    private static String requestTarget(String rest) throws RefusedUrlException {
        int mark = rest.indexOf('?');
        var path = mark < 0 ? rest : rest.substring(0, mark);
        if (!PATH.matcher(path).matches()
                || (mark >= 0 && !QUERY.matcher(rest.substring(mark + 1)).matches())) {
            throw new RefusedUrlException(
                    EgressRule.CHARACTERS,
                    "The URL's path or query has a character that must be encoded, or a % without two hexadecimal digits:"
                            + " encode it, for example %7B for {.");
        }
        return path.isEmpty() ? "/" + rest : rest;
    }
}
