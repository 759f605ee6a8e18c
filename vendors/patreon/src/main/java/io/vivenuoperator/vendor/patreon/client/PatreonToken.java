package io.vivenuoperator.vendor.patreon.client;

import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An access token.
 *
 * @param current asked for before each call: it is renewed meanwhile
 */
public record PatreonToken(Supplier<String> current) implements Authentication {
    @Override
    public String credential() {
        return "the access token";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + current.get());
    }

    /** Without the token, which would end up in a log. */
    @Override
    public String toString() {
        return "PatreonToken[redacted]";
    }
}
