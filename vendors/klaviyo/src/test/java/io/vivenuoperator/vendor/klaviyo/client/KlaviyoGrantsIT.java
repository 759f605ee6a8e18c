package io.vivenuoperator.vendor.klaviyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSettings;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSimulator;
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
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grants of a Klaviyo that shares nothing with the adapter: a refresh token stays, or changes. */
class KlaviyoGrantsIT {
    private static final KlaviyoApp APP = new KlaviyoApp("sim-client", "sim-client-secret");
    private static final String REDIRECT = "http%3A%2F%2F127.0.0.1%3A8080%2Foauth%2Fklaviyo%2Fcallback";

    private HttpClient http;
    private KlaviyoSimulator simulator;
    private String refreshToken;

    @BeforeEach
    void start() throws Exception {
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults());
        http = HttpTransport.newHttpClient();
        refreshToken = consented();
        simulator.requests().clear();
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void aRenewedGrantOpensTheAccount() {
        AccessGrant grant = renewed(refresh());

        assertThat(page(grant.accessToken())).isInstanceOf(PageRead.class);
        assertThat(page("another")).isInstanceOf(PageRefused.class);
        assertThat(grant.refreshToken()).isEqualTo(refreshToken);
        assertThat(grant.lifetime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whereItChangesTheOldRefreshTokenIsSpent() throws IOException {
        faults("{\"rotateRefreshTokens\":true}");

        assertThat(renewed(refresh()).refreshToken()).isNotEqualTo(refreshToken);

        assertThat(refresh()).isInstanceOf(GrantEnded.class);
    }

    @Test
    void aLostAnswerMayHaveBeenOne() throws IOException {
        faults("{\"rotateRefreshTokens\":true,\"loseRefreshAnswers\":1}");

        assertThat(refresh()).isInstanceOf(RefreshUncertain.class);
        assertThat(simulator.requests().total()).as("nothing is sent twice").isEqualTo(1);
        assertThat(refresh()).isInstanceOf(GrantEnded.class);
    }

    @Test
    void tenAMinuteAreEnough() {
        for (int i = 0; i < 10; i++) {
            renewed(refresh());
        }

        assertThat(refresh())
                .isInstanceOfSatisfying(
                        RefreshDelayed.class,
                        delayed -> assertThat(delayed.retryAfter()).contains(Duration.ofSeconds(60)));
    }

    @Test
    void anotherSecretIsNotTheGrantsFault() {
        RefreshOutcome outcome =
                grants(new KlaviyoApp("sim-client", "canary-secret")).refresh(refreshToken);

        assertThat(outcome).isInstanceOf(ClientRefused.class);
        assertThat(outcome.toString()).doesNotContain("canary", refreshToken);
        assertThat(APP).hasToString("KlaviyoApp[sim-client]");
    }

    private String consented() throws Exception {
        String verifier = "v".repeat(50);
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        try (var caller = new Caller(simulator.url(), APP.headers())) {
            String to = caller.get("/oauth/authorize?response_type=code&client_id=sim-client&scope=profiles%3Aread"
                            + "&code_challenge_method=S256&code_challenge=" + challenge + "&redirect_uri=" + REDIRECT)
                    .header("location")
                    .orElseThrow();
            String code = to.substring(to.indexOf("code=") + 5, to.indexOf("&state"));
            return caller.send(
                            "POST",
                            "/oauth/token",
                            "grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier
                                    + "&redirect_uri=" + REDIRECT)
                    .json()
                    .path("refresh_token")
                    .textValue();
        }
    }

    private PageOutcome page(String token) {
        return new KlaviyoProfiles(
                        http,
                        new BaseUrl(simulator.url()),
                        KlaviyoCredential.ofAccessToken(() -> token, LocalDate.parse("2026-07-15")),
                        CallPolicy.singleAttempt(Clock.systemUTC()))
                .page(new ReadScope.Everybody(), Optional.empty());
    }

    private static AccessGrant renewed(RefreshOutcome outcome) {
        assertThat(outcome).isInstanceOf(GrantRenewed.class);
        return ((GrantRenewed) outcome).grant();
    }

    private RefreshOutcome refresh() {
        return grants(APP).refresh(refreshToken);
    }

    private KlaviyoGrants grants(KlaviyoApp app) {
        return new KlaviyoGrants(http, new BaseUrl(simulator.url()), app, Clock.systemUTC());
    }

    private void faults(String switches) throws IOException {
        simulator.faults(Caller.json(switches));
    }
}
