package io.vivenuoperator.simulators.patreon.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.simulators.patreon.fault.PatreonFaults;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.Parameters;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /oauth2/authorize} and {@code /api/oauth2/token}. Whoever opens the first one agrees. */
public final class OAuthRoutes {
    /** What the creator's own tokens may. */
    public static final Set<String> ALL_SCOPES = Set.of(
            "identity",
            "identity[email]",
            "campaigns",
            "campaigns.members",
            "campaigns.members[email]",
            "campaigns.members.address",
            "campaigns.posts",
            "w:campaigns.webhook");

    private static final Pattern SCOPE = Pattern.compile("[^\\s+]+");

    private final ClientSecrets client;
    private final FaultSwitches<PatreonFaults> switches;
    private final TokenBook tokens;

    /** For one client; its creator's tokens are good from now on. */
    public OAuthRoutes(ClientSecrets client, FaultSwitches<PatreonFaults> switches, Clock clock) {
        this.client = client;
        this.switches = switches;
        this.tokens = new TokenBook(clock);
        tokens.put(new TokenPair(client.creatorAccess(), client.creatorRefresh(), ALL_SCOPES));
    }

    /** The tokens. */
    public TokenBook tokens() {
        return tokens;
    }

    /** Answers, if it is one of its paths. */
    public Optional<Reply> answer(Request request) {
        if (request.is("GET", "/oauth2/authorize")) {
            return Optional.of(authorize(request.query()));
        } else if (request.is("POST", "/api/oauth2/token")) {
            return Optional.of(token(Parameters.of(request.body())));
        }
        return Optional.empty();
    }

    private Reply authorize(Parameters query) {
        String redirect = query.first("redirect_uri").orElse("");
        if (!query.first("client_id").orElse("").equals(client.id()) || !redirect.equals(client.redirectUri())) {
            return Reply.page(400, "This client is not known");
        }
        Set<String> scopes = SCOPE.matcher(query.first("scope").orElse("identity"))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        String answer =
                ALL_SCOPES.containsAll(scopes) ? "code=" + tokens.code(redirect, scopes) : "error=invalid_scope";
        String state = URLEncoder.encode(query.first("state").orElse(""), StandardCharsets.UTF_8);
        return Reply.empty(302).with("Location", redirect + "?" + answer + "&state=" + state);
    }

    private Reply token(Parameters form) {
        if (!form.first("client_id").orElse("").equals(client.id())
                || !form.first("client_secret").orElse("").equals(client.secret())) {
            return error(401, "invalid_client");
        }
        return switch (form.first("grant_type").orElse("")) {
            case "authorization_code" ->
                tokens.exchange(
                                form.first("code").orElse(""),
                                form.first("redirect_uri").orElse(""))
                        .map(this::shown)
                        .orElseGet(() -> error(400, "invalid_grant"));
            case "refresh_token" -> refresh(form.first("refresh_token").orElse(""));
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Reply refresh(String token) {
        Duration grace = Duration.ofSeconds(switches.own().refreshGraceSeconds());
        Optional<TokenPair> pair = tokens.refresh(token, grace);
        if (pair.isPresent() && switches.take("loseRefreshAnswers")) {
            return Reply.none();
        }
        if (pair.isPresent() && switches.take("emptyRefreshAnswers")) {
            return Reply.json(200, JsonNodeFactory.instance.objectNode());
        }
        return pair.map(this::shown).orElseGet(() -> error(400, "invalid_grant"));
    }

    private Reply shown(TokenPair pair) {
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", pair.access())
                        .put("refresh_token", pair.refresh())
                        .put("expires_in", tokens.lifetime().toSeconds())
                        .put("scope", pair.scopes().stream().sorted().collect(Collectors.joining(" ")))
                        .put("token_type", "Bearer")
                        .put("version", "0.0.1"));
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, JsonNodeFactory.instance.objectNode().put("error", code));
    }
}
