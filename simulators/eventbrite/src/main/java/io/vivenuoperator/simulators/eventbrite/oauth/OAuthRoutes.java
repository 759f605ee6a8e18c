package io.vivenuoperator.simulators.eventbrite.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.Parameters;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /oauth/authorize} and {@code /oauth/token}: no refresh tokens, and no end but a revocation. Whoever opens the
 * first one agrees.
 */
public final class OAuthRoutes {
    private final OAuthClient client;
    private final Map<String, String> redirectByCode = new HashMap<>();
    private final Set<String> good = new HashSet<>();
    private int made;

    /** For one app. */
    public OAuthRoutes(OAuthClient client) {
        this.client = client;
        good.add(client.privateToken());
    }

    /** Whether a token is good now. */
    public synchronized boolean isGood(String token) {
        return good.contains(token);
    }

    /** Ends all tokens, as when the owner changes his password. */
    public synchronized void revokeAll() {
        good.clear();
    }

    /** Makes the private token good again. */
    public synchronized void restore() {
        good.add(client.privateToken());
    }

    /** Answers, if it is one of its paths. */
    public Optional<Reply> answer(Request request) {
        if (request.is("GET", "/oauth/authorize")) {
            return Optional.of(authorize(request.query()));
        } else if (request.is("POST", "/oauth/token")) {
            return Optional.of(token(Parameters.of(request.body())));
        }
        return Optional.empty();
    }

    private synchronized Reply authorize(Parameters query) {
        String redirect = query.first("redirect_uri").orElse(client.redirectUri());
        if (!query.first("client_id").orElse("").equals(client.id()) || !redirect.equals(client.redirectUri())) {
            return Reply.page(400, "This app is not known");
        }
        made++;
        String code = "sim-code-" + made;
        redirectByCode.put(code, redirect);
        String state = URLEncoder.encode(query.first("state").orElse(""), StandardCharsets.UTF_8);
        return Reply.empty(302).with("Location", redirect + "?code=" + code + "&state=" + state);
    }

    private synchronized Reply token(Parameters form) {
        boolean known = form.first("client_id").orElse("").equals(client.id())
                && form.first("client_secret").orElse("").equals(client.secret());
        boolean asks = form.first("grant_type").orElse("").equals("authorization_code");
        Optional<String> redirect = Optional.ofNullable(
                        redirectByCode.remove(form.first("code").orElse("")))
                .filter(uri -> uri.equals(form.first("redirect_uri").orElse(uri)));
        if (!known || !asks || redirect.isEmpty()) {
            return Reply.json(400, error(known ? "invalid_grant" : "invalid_client"));
        }
        made++;
        String token = "sim-token-" + made;
        good.add(token);
        return Reply.json(
                200,
                JsonNodeFactory.instance.objectNode().put("access_token", token).put("token_type", "bearer"));
    }

    private static ObjectNode error(String code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", code)
                .put("error_description", "The request was refused: " + code);
    }
}
