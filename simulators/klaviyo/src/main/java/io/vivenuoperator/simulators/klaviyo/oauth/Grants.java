package io.vivenuoperator.simulators.klaviyo.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Codes, access tokens and refresh tokens. */
final class Grants {
    /** A consent that was given and not yet exchanged. */
    record Consent(String redirectUri, String challenge, String scope, Instant until) {}

    /** Both tokens of a grant. */
    record Pair(String access, String refresh, String scope) {}

    static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Consent> codes = new HashMap<>();
    private final Map<String, Instant> access = new HashMap<>();
    private final Map<String, String> scopeByRefresh = new HashMap<>();
    private int made;

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** A code for a consent. */
    synchronized String code(String redirectUri, String challenge, String scope) {
        String code = next("code");
        codes.put(
                code, new Consent(redirectUri, challenge, scope, clock.instant().plus(CODE_LIFETIME)));
        return code;
    }

    /** Tokens for a code, once; empty if code, redirect URI or verifier are not those. */
    synchronized Optional<Pair> exchange(String code, String redirectUri, String verifier) {
        return Optional.ofNullable(codes.remove(code))
                .filter(consent -> consent.redirectUri().equals(redirectUri))
                .filter(consent -> consent.challenge().equals(challengeOf(verifier)))
                .filter(consent -> clock.instant().isBefore(consent.until()))
                .map(consent -> issue(next("refresh"), consent.scope()));
    }

    /** New tokens for a refresh token; empty if it is not good. */
    synchronized Optional<Pair> refresh(String refresh, boolean rotate) {
        return Optional.ofNullable(scopeByRefresh.get(refresh)).map(scope -> {
            if (rotate) {
                scopeByRefresh.remove(refresh);
            }
            return issue(rotate ? next("refresh") : refresh, scope);
        });
    }

    private Pair issue(String refresh, String scope) {
        String token = next("access");
        access.put(token, clock.instant().plus(LIFETIME));
        scopeByRefresh.put(refresh, scope);
        return new Pair(token, refresh, scope);
    }

    /** Whether an access token is good now. */
    synchronized boolean isGood(String token) {
        return Optional.ofNullable(access.get(token))
                .filter(until -> clock.instant().isBefore(until))
                .isPresent();
    }

    /** Ends a token of either kind. */
    synchronized void revoke(String token) {
        access.remove(token);
        scopeByRefresh.remove(token);
    }

    /** Ends everything. */
    synchronized void revokeAll() {
        access.clear();
        scopeByRefresh.clear();
    }

    private String next(String kind) {
        made++;
        return "sim-" + kind + "-" + made;
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
