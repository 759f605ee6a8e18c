package io.vivenuoperator.salesapi.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.caller.RequestHeaders;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.endpoint.Refusals;
import io.vivenuoperator.platform.api.key.CallerKey;
import io.vivenuoperator.platform.api.key.CallerKeys;
import io.vivenuoperator.platform.api.key.KeyWay;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.BodyPolicy;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.RequestBody;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.session.SessionCookie.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /session}: POST exchanges a key for a session, GET tells who is signed in and lets the session go on, DELETE signs out.
 * It is the page's own, and not in {@code openapi.json}.
 */
public final class SessionEndpoint {
    /** Browsers add it, and scripts can't; what comes from another site may not sign anybody in or out. */
    public static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

    private static final String PATH = "/session";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SessionCookie cookies;
    private final KeyWay byKey;
    private final Supplier<CallerKeys> keys;
    private final Refusals refusals;
    private final Clock clock;

    public SessionEndpoint(
            SessionCookie cookies, KeyWay byKey, Supplier<CallerKeys> keys, Refusals refusals, Clock clock) {
        this.cookies = cookies;
        this.byKey = byKey;
        this.keys = keys;
        this.refusals = refusals;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.on(Method.POST, PATH, this::signIn)
                .on(Method.DELETE, PATH, this::signOut)
                .read(PATH, this::tell);
    }

    /** Whether the request comes with a session that holds. */
    public boolean holds(Exchange exchange) {
        return current(exchange).isPresent();
    }

    private Optional<Session> current(Exchange exchange) {
        return cookies.session(exchange.header(HeaderNames.COOKIE), keys.get(), clock.instant());
    }

    private Answer tell(Exchange exchange) {
        Instant now = clock.instant();
        return current(exchange)
                .map(session -> given(cookies.begin(session.key(), session.since(), now), now))
                .orElseGet(() -> unkept(Answer.json(
                        Status.OK_200, Json.object().put("signed_in", false).toString())));
    }

    private Answer signIn(Exchange exchange) throws IOException, BodyGoneException {
        if (foreign(exchange)) {
            return unkept(Answer.problem(otherSite()));
        }
        return switch (exchange.body(BodyPolicy.JSON)) {
            case RequestBody.NotTaken(Problem problem, var _) -> unkept(Answer.problem(problem));
            case RequestBody.Whole(byte[] bytes) -> unkept(signedIn(bytes));
        };
    }

    private Answer signedIn(byte[] body) throws IOException {
        String key;
        try {
            key = JSON.readTree(body).path("key").asText("").strip();
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the body.
            key = "";
        }
        if (key.isEmpty()) {
            return Answer.problem(Problem.of(Status.BAD_REQUEST_400, "BadParameter", "key: send {\"key\": \"vvn_…\"}"));
        }
        return signedIn(key, clock.instant());
    }

    private Answer signedIn(String key, Instant now) {
        Optional<CallerKey> known = keys.get().find(key, now);
        if (known.isPresent()) {
            return known.get().caller().scopes().contains(Scope.SALES)
                    ? given(cookies.begin(known.get(), now, now), now)
                    : Refusals.withoutScope(Scope.SALES);
        }
        return byKey.judge(name -> sent(name, key))
                .filter(Verdict.Refused.class::isInstance)
                .map(verdict -> refusals.of((Verdict.Refused) verdict))
                .orElseGet(() -> refusals.of(new Verdict.Nobody()));
    }

    private static Optional<String> sent(HeaderName name, String key) {
        return name.equals(HeaderNames.AUTHORIZATION) ? Optional.of(RequestHeaders.SCHEME + key) : Optional.empty();
    }

    private Answer given(Session session, Instant now) {
        ObjectNode json = Json.object()
                .put("signed_in", true)
                .put("name", session.key().caller().name());
        ArrayNode scopes = json.putArray("scopes");
        session.key().caller().scopes().stream().map(Scope::word).sorted().forEach(scopes::add);
        Json.put(json, "until", Optional.of(session.until()));
        return unkept(Answer.json(Status.OK_200, json.toString()))
                .with(HeaderNames.SET_COOKIE, cookies.header(session, now))
                .with(line -> line.addKeyValue("key", session.key().caller().name()));
    }

    private Answer signOut(Exchange exchange) {
        return foreign(exchange)
                ? unkept(Answer.problem(otherSite()))
                : unkept(Answer.noContent("SignedOut")).with(HeaderNames.SET_COOKIE, SessionCookie.farewell());
    }

    private static boolean foreign(Exchange exchange) {
        return exchange.header(SITE).filter(site -> !site.equals("same-origin")).isPresent();
    }

    private static Problem otherSite() {
        return Problem.of(Status.FORBIDDEN_403, "OtherSite", "only the page of this host may sign in or out");
    }

    private static Answer unkept(Answer answer) {
        return answer.with(HeaderNames.CACHE_CONTROL, "no-store").with(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }
}
