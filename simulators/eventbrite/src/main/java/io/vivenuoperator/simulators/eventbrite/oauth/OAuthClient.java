package io.vivenuoperator.simulators.eventbrite.oauth;

/**
 * The registered app, and the private token that Eventbrite shows beside it.
 *
 * @param privateToken the owner's own token, good until it is revoked
 */
public record OAuthClient(String id, String secret, String redirectUri, String privateToken) {
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
