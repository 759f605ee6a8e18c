package io.vivenuoperator.simulators.patreon.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All tokens. Both of a pair are good for one use: with the refresh token, its access token ends. */
public final class TokenBook {
    /** As Patreon's {@code expires_in} says. */
    public static final Duration LIFETIME = Duration.ofDays(31);

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

    private record Access(Set<String> scopes, Instant until) {}

    private record Spent(TokenPair successor, Instant at) {}

    private record Code(String redirectUri, Set<String> scopes, Instant until) {}

    private final Clock clock;
    private final Map<String, Access> access = new HashMap<>();
    private final Map<String, TokenPair> byRefresh = new HashMap<>();
    private final Map<String, Spent> spent = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private Duration lifetime = LIFETIME;
    private int made;

    TokenBook(Clock clock) {
        this.clock = clock;
    }

    synchronized void put(TokenPair pair) {
        access.put(pair.access(), new Access(pair.scopes(), clock.instant().plus(lifetime)));
        byRefresh.put(pair.refresh(), pair);
    }

    /** A new pair. */
    public synchronized TokenPair issue(Set<String> scopes) {
        made++;
        var pair = new TokenPair("sim-access-" + made, "sim-refresh-" + made, scopes);
        put(pair);
        return pair;
    }

    synchronized String code(String redirectUri, Set<String> scopes) {
        made++;
        String code = "sim-code-" + made;
        codes.put(code, new Code(redirectUri, scopes, clock.instant().plus(CODE_LIFETIME)));
        return code;
    }

    synchronized Optional<TokenPair> exchange(String code, String redirectUri) {
        return Optional.ofNullable(codes.remove(code))
                .filter(each -> each.redirectUri().equals(redirectUri))
                .filter(each -> clock.instant().isBefore(each.until()))
                .map(each -> issue(each.scopes()));
    }

    /**
     * A new pair for a refresh token; empty if it is not good.
     *
     * @param grace how long a spent one is answered with its successor again
     */
    synchronized Optional<TokenPair> refresh(String token, Duration grace) {
        Optional<TokenPair> old = Optional.ofNullable(byRefresh.remove(token));
        if (old.isEmpty()) {
            return Optional.ofNullable(spent.get(token))
                    .filter(each -> Duration.between(each.at(), clock.instant()).compareTo(grace) < 0)
                    .map(Spent::successor);
        }
        access.remove(old.get().access());
        TokenPair next = issue(old.get().scopes());
        spent.put(token, new Spent(next, clock.instant()));
        return Optional.of(next);
    }

    /** The scopes of an access token; empty if it is not good now. */
    public synchronized Optional<Set<String>> scopes(String token) {
        return Optional.ofNullable(access.get(token))
                .filter(each -> clock.instant().isBefore(each.until()))
                .map(Access::scopes);
    }

    /** How long access tokens last from now on. */
    public synchronized void lifetime(Duration other) {
        lifetime = other;
    }

    synchronized Duration lifetime() {
        return lifetime;
    }

    /** Ends all access tokens early; refresh tokens stay good. */
    public synchronized void expireAccess() {
        access.clear();
    }

    /** Ends everything. */
    public synchronized void revokeAll() {
        access.clear();
        byRefresh.clear();
        spent.clear();
    }
}
