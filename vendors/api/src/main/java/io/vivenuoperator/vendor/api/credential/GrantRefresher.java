package io.vivenuoperator.vendor.api.credential;

/** Renews grants at one platform, for one client. */
@FunctionalInterface
public interface GrantRefresher {
    /** Asks once, and never again by itself: a refresh token may be good for one time only. */
    RefreshOutcome refresh(String refreshToken);
}
