package io.vivenuoperator.vendor.klaviyo.client;

import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/** What opens an account, and the revision of the API that is spoken. Both are headers of each call. */
public final class KlaviyoCredential implements Authentication {
    private final String kind;
    private final Supplier<String> authorization;
    private final LocalDate revision;

    private KlaviyoCredential(String kind, Supplier<String> authorization, LocalDate revision) {
        this.kind = kind;
        this.authorization = authorization;
        this.revision = revision;
    }

    /** An account's private key, which does not expire. */
    public static KlaviyoCredential ofPrivateKey(String key, LocalDate revision) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("the private API key must not be empty: copy it again from Klaviyo");
        }
        return new KlaviyoCredential("the private API key", () -> "Klaviyo-API-Key " + key, revision);
    }

    /** An access token, which is asked for before each call: it is renewed meanwhile. */
    public static KlaviyoCredential ofAccessToken(Supplier<String> token, LocalDate revision) {
        return new KlaviyoCredential("the access token", () -> "Bearer " + token.get(), revision);
    }

    @Override
    public String credential() {
        return kind;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", authorization.get(), "revision", revision.toString());
    }

    /** Without the key, which would end up in a log. */
    @Override
    public String toString() {
        return "KlaviyoCredential[" + kind + "]";
    }
}
