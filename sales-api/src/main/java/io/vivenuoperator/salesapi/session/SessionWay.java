package io.vivenuoperator.salesapi.session;

import io.helidon.http.HeaderNames;
import io.vivenuoperator.platform.api.caller.RequestHeaders;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.caller.WayIn;
import io.vivenuoperator.platform.api.key.CallerKeys;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** A browser's session as a way in; what is sent as a credential comes first. */
public final class SessionWay implements WayIn {
    private final SessionCookie cookies;
    private final Supplier<CallerKeys> keys;
    private final Clock clock;

    public SessionWay(SessionCookie cookies, Supplier<CallerKeys> keys, Clock clock) {
        this.cookies = cookies;
        this.keys = keys;
        this.clock = clock;
    }

    /** Before the keys are loaded, the way of the keys says so. */
    @Override
    public Optional<Verdict> judge(RequestHeaders headers) {
        Optional<String> cookie = headers.get(HeaderNames.COOKIE);
        CallerKeys current = keys.get();
        if (headers.get(HeaderNames.AUTHORIZATION).isPresent() || !SessionCookie.isIn(cookie) || !current.loaded()) {
            return Optional.empty();
        }
        return Optional.of(cookies.session(cookie, current, clock.instant())
                .map(session -> (Verdict) new Verdict.Known(session.key().caller()))
                .orElseGet(() -> new Verdict.Stranger("UnknownKey", "the session has ended: sign in again")));
    }
}
