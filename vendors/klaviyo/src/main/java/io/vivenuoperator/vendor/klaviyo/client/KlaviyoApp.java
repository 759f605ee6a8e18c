package io.vivenuoperator.vendor.klaviyo.client;

import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** An app's id and secret, by which it asks for tokens. */
public record KlaviyoApp(String clientId, String clientSecret) implements Authentication {
    @Override
    public String credential() {
        return "the app's id and secret";
    }

    @Override
    public Map<String, String> headers() {
        byte[] pair = (clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Without the secret, which would end up in a log. */
    @Override
    public String toString() {
        return "KlaviyoApp[" + clientId + "]";
    }
}
