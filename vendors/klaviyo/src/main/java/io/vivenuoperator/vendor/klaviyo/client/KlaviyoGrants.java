package io.vivenuoperator.vendor.klaviyo.client;

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

/** Renews grants of an app. A refresh token may stay or change: if the answer has none, the one that was sent goes on. */
public final class KlaviyoGrants implements GrantRefresher {
    private static final String PATH = "/oauth/token";

    private final RefreshExchange exchange;

    /**
     * Of one app.
     *
     * @param http to be shared
     */
    public KlaviyoGrants(HttpClient http, BaseUrl baseUrl, KlaviyoApp app, Clock clock) {
        exchange = RefreshExchange.at(
                http, new RemoteService("Klaviyo", "vivenu-operator", baseUrl, app, new TokenErrorJudge()), clock);
    }

    @Override
    public RefreshOutcome refresh(String refreshToken) {
        QueryString form =
                QueryString.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken);
        return exchange.ask(HttpCall.post(PATH, PATH, QueryString.empty(), CallBody.form(form)), refreshToken);
    }
}
