package io.vivenuoperator.vendor.api.credential;

import java.time.Duration;

/**
 * What a platform grants.
 *
 * @param refreshToken gets the next grant; the one before may have ended with this answer
 * @param lifetime of the access token, from the answer on
 */
public record AccessGrant(String accessToken, String refreshToken, Duration lifetime) {
    public AccessGrant {
        if (accessToken.isBlank() || refreshToken.isBlank() || !lifetime.isPositive()) {
            throw new IllegalArgumentException("a grant needs both tokens and a lifetime of more than 0");
        }
    }

    /** Without the tokens, which would end up in a log. */
    @Override
    public String toString() {
        return "AccessGrant[" + lifetime + "]";
    }
}
