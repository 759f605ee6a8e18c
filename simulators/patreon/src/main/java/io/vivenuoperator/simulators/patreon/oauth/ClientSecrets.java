package io.vivenuoperator.simulators.patreon.oauth;

/**
 * The registered client, and the creator's tokens that Patreon shows beside it.
 *
 * @param creatorAccess the creator's access token at the start
 * @param creatorRefresh the creator's refresh token at the start
 */
public record ClientSecrets(String id, String secret, String redirectUri, String creatorAccess, String creatorRefresh) {
    @Override
    public String toString() {
        return "ClientSecrets[" + id + "]";
    }
}
