package io.vivenuoperator.platform.httpclient.authentication;

import java.util.Map;

/**
 * A token in the Authorization header.
 *
 * @param credential the service's name for it, for example {@code the API key}
 */
public record BearerToken(String credential, String token) implements Authentication {
    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** Without the token, which would end up in a log. */
    @Override
    public String toString() {
        return "BearerToken[" + credential + "]";
    }
}
