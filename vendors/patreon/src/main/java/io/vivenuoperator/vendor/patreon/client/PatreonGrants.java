package io.vivenuoperator.vendor.patreon.client;

import io.vivenuoperator.platform.httpclient.CallBody;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.vendor.api.credential.GrantRefresher;
import io.vivenuoperator.vendor.api.credential.RefreshExchange;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome;
import io.vivenuoperator.vendor.api.credential.TokenErrorJudge;
import java.net.http.HttpClient;
import java.time.Clock;

/** Renews grants of a client. Both tokens are good once: an answer without a new refresh token is of no use. */
public final class PatreonGrants implements GrantRefresher {
    private static final String PATH = "/api/oauth2/token";
    private static final String NO_FALLBACK = "";

    private final RefreshExchange exchange;
    private final PatreonApp app;

    /**
     * Of one client.
     *
     * @param http to be shared
     */
    public PatreonGrants(HttpClient http, BaseUrl baseUrl, PatreonApp app, Clock clock) {
        this.app = app;
        exchange = RefreshExchange.at(
                http, new RemoteService("Patreon", "vivenu-operator", baseUrl, app, new TokenErrorJudge()), clock);
    }

    @Override
    public RefreshOutcome refresh(String refreshToken) {
        QueryString form =
                QueryString.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken);
        return exchange.ask(
                HttpCall.post(PATH, PATH, QueryString.empty(), CallBody.form(app.signed(form))), NO_FALLBACK);
    }
}
