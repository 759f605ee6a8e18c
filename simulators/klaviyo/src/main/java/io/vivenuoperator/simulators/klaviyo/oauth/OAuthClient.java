package io.vivenuoperator.simulators.klaviyo.oauth;

/** The app that may ask for consent. */
public record OAuthClient(String id, String secret, String redirectUri) {
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
