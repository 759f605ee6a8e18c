package io.vivenuoperator.salesapi.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.key.CallerKey;
import io.vivenuoperator.platform.api.key.CallerKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final CallerKey WALL = key("wall; =.ü", 1, Optional.empty());
    private static final CallerKeys KEYS = new CallerKeys(true, List.of(WALL, key("other", 2, Optional.empty())));

    private static final Verdict ENDED = new Verdict.Stranger("UnknownKey", "the session has ended: sign in again");

    private final SessionCookie cookies = new SessionCookie(SessionSecret.of(Optional.empty()));

    private static CallerKey key(String name, int octet, Optional<Instant> expiresAt) {
        byte[] hash = new byte[32];
        hash[0] = (byte) octet;
        return new CallerKey(hash, new Caller(name, new VisibleRegions.All(), Set.of(Scope.SALES), expiresAt));
    }

    private String given(Instant since, Instant at) {
        String header = cookies.header(cookies.begin(WALL, since, at), at);
        return header.substring(0, header.indexOf(';'));
    }

    private Optional<Verdict> found(String cookie, CallerKeys keys, Instant at) {
        return judged(cookies, Map.of(HeaderNames.COOKIE, cookie), keys, at);
    }

    private static Optional<Verdict> judged(
            SessionCookie cookies, Map<HeaderName, String> headers, CallerKeys keys, Instant at) {
        return new SessionWay(cookies, () -> keys, Clock.fixed(at, ZoneOffset.UTC))
                .judge(name -> Optional.ofNullable(headers.get(name)));
    }

    @Test
    void aSessionIsItsKeysForTwelveHours() {
        String cookie = given(NOW, NOW);

        assertThat(found(
                        "a=b; " + cookie + "; c=d",
                        KEYS,
                        NOW.plus(Duration.ofHours(12)).minusSeconds(1)))
                .contains(new Verdict.Known(WALL.caller()));
        assertThat(found(cookie, KEYS, NOW.plus(Duration.ofHours(12)))).contains(ENDED);
    }

    @Test
    void scriptsCannotReadItAndOtherSitesCannotSendIt() {
        assertThat(cookies.header(cookies.begin(WALL, NOW, NOW), NOW))
                .startsWith("__Host-session=")
                .endsWith("; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Strict")
                .matches("[!-~ ]+");
        assertThat(SessionCookie.farewell()).startsWith("__Host-session=; Path=/; Max-Age=0;");
    }

    @Test
    void whoeverChangesItHasNone() {
        String cookie = given(NOW, NOW);

        for (int at = "__Host-session=".length(); at < cookie.length() - 1; at++) {
            char changed = cookie.charAt(at) == 'A' ? 'B' : 'A';
            String other = cookie.substring(0, at) + changed + cookie.substring(at + 1);
            assertThat(found(other, KEYS, NOW)).as("character %d", at).contains(ENDED);
        }
        for (String other :
                List.of("", "....", "a.b.c", "YQ.99999999999999999999.1.YQ", "YQ.9223372036854775807.1.YQ")) {
            assertThat(found("__Host-session=" + other, KEYS, NOW)).contains(ENDED);
        }
        assertThat(found("session=x", KEYS, NOW)).isEmpty();
        assertThat(judged(cookies, Map.of(), KEYS, NOW)).isEmpty();
    }

    @Test
    void itEndsWithItsKey() {
        String cookie = given(NOW, NOW);
        var revoked = new CallerKeys(true, List.of());
        var replaced = new CallerKeys(true, List.of(key(WALL.caller().name(), 3, Optional.empty())));
        var expired = new CallerKeys(true, List.of(key(WALL.caller().name(), 1, Optional.of(NOW))));

        for (CallerKeys keys : List.of(revoked, replaced, expired)) {
            assertThat(found(cookie, keys, NOW)).contains(ENDED);
        }
    }

    @Test
    void anotherProcessWithAnotherSecretDoesNotTakeIt() {
        var other = new SessionCookie(SessionSecret.of(Optional.empty()));

        assertThat(judged(other, Map.of(HeaderNames.COOKIE, given(NOW, NOW)), KEYS, NOW))
                .contains(ENDED);
    }

    @Test
    void itIsRenewedForThirtyDaysAndNoLonger() {
        Instant last = NOW.plus(Duration.ofDays(30));

        assertThat(cookies.begin(WALL, NOW, last.minus(Duration.ofHours(13))).until())
                .isEqualTo(last.minus(Duration.ofHours(1)));
        assertThat(cookies.begin(WALL, NOW, last.minus(Duration.ofHours(2))).until())
                .isEqualTo(last);
    }
}
