package io.vivenuoperator.simulators.patreon.oauth;

import java.util.Set;

/** An access token and the refresh token that comes with it. */
public record TokenPair(String access, String refresh, Set<String> scopes) {
    public TokenPair {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
