package io.vivenuoperator.vendor.patreon.client;

import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import java.util.Map;

/** A client's id and secret, by which it asks for tokens. Patreon takes them in the form. */
public record PatreonApp(String clientId, String clientSecret) implements Authentication {
    @Override
    public String credential() {
        return "the client's id and secret";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    QueryString signed(QueryString form) {
        return form.with("client_id", clientId).with("client_secret", clientSecret);
    }

    /** Without the secret, which would end up in a log. */
    @Override
    public String toString() {
        return "PatreonApp[" + clientId + "]";
    }
}
