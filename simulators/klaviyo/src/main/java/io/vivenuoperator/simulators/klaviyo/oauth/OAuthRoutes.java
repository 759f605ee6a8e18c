package io.vivenuoperator.simulators.klaviyo.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.Parameters;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/** {@code /oauth/authorize}, {@code /oauth/token} and {@code /oauth/revoke}. Whoever opens the first one agrees. */
public final class OAuthRoutes {
    private static final int MOST_REFRESHES_A_MINUTE = 10;

    private final OAuthClient client;
    private final Grants grants;
    private final FaultSwitches<KlaviyoFaults> switches;
    private final Clock clock;
    private final Deque<Instant> refreshes = new ArrayDeque<>();

    /** For one app. */
    public OAuthRoutes(OAuthClient client, FaultSwitches<KlaviyoFaults> switches, Clock clock) {
        this.client = client;
        this.grants = new Grants(clock);
        this.switches = switches;
        this.clock = clock;
    }

    /** Whether an access token is good now. */
    public boolean isGood(String token) {
        return grants.isGood(token);
    }

    /** Ends all tokens, as when somebody removes the app. */
    public void revokeAll() {
        grants.revokeAll();
    }

    /** Answers, if it is one of its paths. */
    public Optional<Reply> answer(Request request) {
        if (request.is("GET", "/oauth/authorize")) {
            return Optional.of(authorize(request.query()));
        } else if (request.is("POST", "/oauth/token")) {
            return Optional.of(known(request) ? token(Parameters.of(request.body())) : error(401, "invalid_client"));
        } else if (request.is("POST", "/oauth/revoke")) {
            return Optional.of(known(request) ? revoke(Parameters.of(request.body())) : error(401, "invalid_client"));
        }
        return Optional.empty();
    }

    private Reply authorize(Parameters query) {
        String redirect = query.first("redirect_uri").orElse("");
        if (!query.first("client_id").orElse("").equals(client.id()) || !redirect.equals(client.redirectUri())) {
            return Reply.page(400, "This app is not known");
        }
        String challenge = query.first("code_challenge").orElse("");
        boolean asks = query.first("response_type").orElse("").equals("code")
                && query.first("code_challenge_method").orElse("").equals("S256")
                && !challenge.isEmpty();
        String answer = asks
                ? "code="
                        + grants.code(redirect, challenge, query.first("scope").orElse(""))
                : "error=invalid_request";
        return Reply.empty(302)
                .with(
                        "Location",
                        redirect + "?" + answer + "&state="
                                + encoded(query.first("state").orElse("")));
    }

    private boolean known(Request request) {
        String wanted = Base64.getEncoder()
                .encodeToString((client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        return request.authorization("Basic").filter(wanted::equals).isPresent();
    }

    private Reply token(Parameters form) {
        return switch (form.first("grant_type").orElse("")) {
            case "authorization_code" ->
                grants.exchange(
                                form.first("code").orElse(""),
                                form.first("redirect_uri").orElse(""),
                                form.first("code_verifier").orElse(""))
                        .map(OAuthRoutes::tokens)
                        .orElseGet(() -> error(400, "invalid_grant"));
            case "refresh_token" -> refresh(form.first("refresh_token").orElse(""));
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Reply refresh(String token) {
        if (tooOften()) {
            return error(429, "rate_limited").with("Retry-After", "60");
        }
        Optional<Grants.Pair> pair = grants.refresh(token, switches.own().rotateRefreshTokens());
        if (pair.isPresent() && switches.take("loseRefreshAnswers")) {
            return Reply.none();
        }
        return pair.map(OAuthRoutes::tokens).orElseGet(() -> error(400, "invalid_grant"));
    }

    private synchronized boolean tooOften() {
        Instant now = clock.instant();
        refreshes.removeIf(at -> Duration.between(at, now).compareTo(Duration.ofMinutes(1)) >= 0);
        refreshes.add(now);
        return refreshes.size() > MOST_REFRESHES_A_MINUTE;
    }

    private Reply revoke(Parameters form) {
        grants.revoke(form.first("token").orElse(""));
        return Reply.json(200, JsonNodeFactory.instance.objectNode());
    }

    private static Reply tokens(Grants.Pair pair) {
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("token_type", "Bearer")
                        .put("expires_in", Grants.LIFETIME.toSeconds())
                        .put("scope", pair.scope()));
    }

    private static Reply error(int status, String code) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", code);
        return Reply.json(status, body.put("error_description", "The request was refused: " + code));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
