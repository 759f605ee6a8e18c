package io.vivenuoperator.vendor.patreon.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulators.patreon.PatreonSettings;
import io.vivenuoperator.simulators.patreon.PatreonSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.vendor.api.credential.AccessGrant;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.ClientRefused;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.GrantEnded;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.GrantRenewed;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.RefreshDelayed;
import io.vivenuoperator.vendor.api.credential.RefreshOutcome.RefreshUncertain;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRead;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRefused;
import io.vivenuoperator.vendor.api.source.ReadScope;
import io.vivenuoperator.vendor.api.source.SourceRefusal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants of a Patreon that shares nothing with the adapter: both tokens are good once. */
class PatreonGrantsIT {
    private static final String REFRESH = "sim-creator-refresh";
    private static final PatreonApp APP = new PatreonApp("sim-client", "sim-client-secret");

    private HttpClient http;
    private PatreonSimulator simulator;

    @BeforeEach
    void start() {
        simulator = PatreonSimulator.start(PatreonSettings.defaults());
        http = HttpTransport.newHttpClient();
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void aRenewedGrantOpensTheCampaignAndTheOldOneNothing() {
        AccessGrant grant = renewed(refresh(REFRESH));

        assertThat(page(grant.accessToken())).isInstanceOf(PageRead.class);
        assertThat(page("sim-creator-access")).isInstanceOf(PageRefused.class);
        assertThat(grant.refreshToken()).isNotEqualTo(REFRESH);
        assertThat(grant.lifetime()).isPositive();
        assertThat(refresh(REFRESH)).isInstanceOf(GrantEnded.class);
    }

    @Test
    void withinItsGraceASpentTokenIsAnsweredOnceMore() throws IOException {
        faults("{\"refreshGraceSeconds\":60}");
        renewed(refresh(REFRESH));

        renewed(refresh(REFRESH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"loseRefreshAnswers\":1}",
                "{\"emptyRefreshAnswers\":1}",
                "{\"truncateNext\":1}",
                "{\"breakOffNext\":1}",
                "{\"errorNext\":1}",
                "{\"pageNext\":1}",
                "{\"resetNext\":1}"
            })
    void anAnswerThatCantBeUsedMayHaveBeenOne(String faults) throws IOException {
        faults(faults);

        assertThat(refresh(REFRESH)).isInstanceOf(RefreshUncertain.class);
        assertThat(simulator.requests().total()).as("nothing is sent twice").isEqualTo(1);
    }

    @Test
    void aLimitIsNoEnd() throws IOException {
        faults("{\"rateLimitNext\":1,\"retryAfter\":\"seconds\",\"retryAfterSeconds\":17}");

        assertThat(refresh(REFRESH))
                .isInstanceOfSatisfying(
                        RefreshDelayed.class,
                        delayed -> assertThat(delayed.retryAfter()).contains(Duration.ofSeconds(17)));
        renewed(refresh(REFRESH));
    }

    @Test
    void anotherSecretIsNotTheGrantsFault() {
        var grants = grants(new PatreonApp("sim-client", "another-secret"));

        assertThat(grants.refresh(REFRESH)).isInstanceOf(ClientRefused.class);
        renewed(refresh(REFRESH));
    }

    @Test
    void noSentenceHasASecret() {
        assertThat(grants(new PatreonApp("sim-client", "another-secret"))
                        .refresh("canary-refresh")
                        .toString())
                .doesNotContain("another-secret", "canary");
        assertThat(refresh("canary-refresh").toString()).doesNotContain("canary");
        assertThat(renewed(refresh(REFRESH)).toString()).startsWith("AccessGrant[PT");
        assertThat(APP).hasToString("PatreonApp[sim-client]");
    }

    @Test
    void aTokenWithoutTheScopeIsToldFromADeadOne() throws Exception {
        assertThat(page(ofScope("identity")))
                .isInstanceOfSatisfying(
                        PageRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(SourceRefusal.PERMISSION));
    }

    private String ofScope(String scope) throws Exception {
        String redirect = "http%3A%2F%2F127.0.0.1%3A8080%2Foauth%2Fpatreon%2Fcallback";
        try (var caller = new Caller(simulator.url(), Map.of())) {
            String to = caller.get("/oauth2/authorize?response_type=code&client_id=sim-client&scope=" + scope
                            + "&redirect_uri=" + redirect)
                    .header("location")
                    .orElseThrow();
            String code = to.substring(to.indexOf("code=") + 5, to.indexOf("&state"));
            return caller.send(
                            "POST",
                            "/api/oauth2/token",
                            "grant_type=authorization_code&client_id=sim-client&client_secret=sim-client-secret&code="
                                    + code + "&redirect_uri=" + redirect)
                    .json()
                    .path("access_token")
                    .textValue();
        }
    }

    private PageOutcome page(String token) {
        return new PatreonMembers(
                        http,
                        new BaseUrl(simulator.url()),
                        new PatreonToken(() -> token),
                        "7000001",
                        CallPolicy.singleAttempt(Clock.systemUTC()))
                .page(new ReadScope.Everybody(), Optional.empty());
    }

    private static AccessGrant renewed(RefreshOutcome outcome) {
        assertThat(outcome).isInstanceOf(GrantRenewed.class);
        return ((GrantRenewed) outcome).grant();
    }

    private RefreshOutcome refresh(String token) {
        return grants(APP).refresh(token);
    }

    private PatreonGrants grants(PatreonApp app) {
        return new PatreonGrants(http, new BaseUrl(simulator.url()), app, Clock.systemUTC());
    }

    private void faults(String switches) throws IOException {
        simulator.faults(Caller.json(switches));
    }
}
