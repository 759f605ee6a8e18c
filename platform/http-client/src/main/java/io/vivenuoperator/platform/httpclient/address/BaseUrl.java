package io.vivenuoperator.platform.httpclient.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The base URL of a service's API, for example {@code https://api.example.com/v1}.
 *
 * @param value absolute http or https URL; trailing slashes are removed
 */
public record BaseUrl(String value) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public BaseUrl {
        value = value.strip().replaceAll("/+$", "");
        if (!isUsable(value)) {
            throw new IllegalArgumentException(
                    "the base URL must be an http or https URL with a host and without user, query or fragment,"
                            + " for example https://api.example.com/v1");
        }
    }

    /** The address of a call.
     *
     * @param path below the base URL, encoded
     * @param query encoded; empty when there is none
     */
    public URI resolve(String path, String query) {
        return URI.create(query.isEmpty() ? value + path : value + path + "?" + query);
    }

    private static boolean isUsable(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
