package io.vivenuoperator.simulators.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consent and tokens over a real connection. */
class ConsentIT {
    private static final String VERIFIER = "a-verifier-that-is-at-least-forty-three-characters-long";
    private static final String REDIRECT = "http://127.0.0.1:8080/oauth/klaviyo/callback";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
    private KlaviyoSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults(), clock);
        String basic =
                Base64.getEncoder().encodeToString("sim-client:sim-client-secret".getBytes(StandardCharsets.UTF_8));
        caller = new Caller(simulator.url(), Map.of("Authorization", "Basic " + basic, "revision", "2026-07-15"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void aCodeIsExchangedOnceAndOnlyByWhoAsked() throws Exception {
        String code = code();

        assertThat(exchange(code, "another-verifier").status()).isEqualTo(400);
        assertThat(exchange(code, VERIFIER).status()).as("a code is good once").isEqualTo(400);

        Caller.Reply tokens = exchange(code(), VERIFIER);
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().path("expires_in").intValue()).isEqualTo(3_600);
        assertThat(profiles(tokens.json().path("access_token").textValue())).isEqualTo(200);
    }

    @Test
    void withoutAChallengeNobodyConsents() throws Exception {
        Caller.Reply reply = caller.get("/oauth/authorize?response_type=code&client_id=sim-client&state=s&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));

        assertThat(reply.header("location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error=invalid_request"));
    }

    @Test
    void anUnknownRedirectIsNotFollowed() throws Exception {
        Caller.Reply reply = caller.get(
                "/oauth/authorize?response_type=code&client_id=sim-client&redirect_uri=http%3A%2F%2Fevil.example");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("location")).isEmpty();
    }

    @Test
    void anAccessTokenLastsAnHourAndARefreshTokenLonger() throws Exception {
        Caller.Reply tokens = exchange(code(), VERIFIER);
        String refresh = tokens.json().path("refresh_token").textValue();
        clock.move(Duration.ofHours(2));

        assertThat(profiles(tokens.json().path("access_token").textValue())).isEqualTo(401);
        Caller.Reply refreshed = refresh(refresh);
        assertThat(refreshed.json().path("refresh_token").textValue()).isEqualTo(refresh);
        assertThat(profiles(refreshed.json().path("access_token").textValue())).isEqualTo(200);
    }

    @Test
    void aRotatedRefreshTokenIsSpent() throws Exception {
        String old = exchange(code(), VERIFIER).json().path("refresh_token").textValue();
        caller.send("PUT", "/_control/faults", "{\"rotateRefreshTokens\":true}");

        String next = refresh(old).json().path("refresh_token").textValue();

        assertThat(next).isNotEqualTo(old);
        assertThat(refresh(old).json().path("error").textValue()).isEqualTo("invalid_grant");
        assertThat(refresh(next).status()).isEqualTo(200);
    }

    @Test
    void aRefreshMayBeDoneAndItsAnswerLost() throws Exception {
        String old = exchange(code(), VERIFIER).json().path("refresh_token").textValue();
        caller.send("PUT", "/_control/faults", "{\"rotateRefreshTokens\":true,\"loseRefreshAnswers\":1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> refresh(old));
        assertThat(refresh(old).json().path("error").textValue()).isEqualTo("invalid_grant");
    }

    @Test
    void tenRefreshesAMinuteAreEnough() throws Exception {
        String token = exchange(code(), VERIFIER).json().path("refresh_token").textValue();
        for (int i = 0; i < 10; i++) {
            assertThat(refresh(token).status()).isEqualTo(200);
        }

        assertThat(refresh(token).status()).isEqualTo(429);
    }

    @Test
    void aRevokedGrantIsOver() throws Exception {
        Caller.Reply tokens = exchange(code(), VERIFIER);
        caller.send("DELETE", "/_control/tokens", "");

        assertThat(profiles(tokens.json().path("access_token").textValue())).isEqualTo(401);
        assertThat(refresh(tokens.json().path("refresh_token").textValue()).status())
                .isEqualTo(400);
    }

    @Test
    void anotherSecretGetsNothing() throws Exception {
        Caller.Reply reply = caller.with("Authorization", "Basic bm9ib2R5OnRoZXJl")
                .send("POST", "/oauth/token", "grant_type=refresh_token&refresh_token=x");

        assertThat(reply.status()).isEqualTo(401);
    }

    private String code() throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        Caller.Reply reply = caller.get(
                "/oauth/authorize?response_type=code&client_id=sim-client&scope=profiles%3Aread&state=s%201&code_challenge_method=S256&code_challenge="
                        + challenge + "&redirect_uri=" + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(302);
        String query = URI.create(reply.header("location").orElseThrow()).getRawQuery();
        assertThat(query).endsWith("&state=s+1");
        return query.substring("code=".length(), query.indexOf('&'));
    }

    private Caller.Reply exchange(String code, String verifier) throws Exception {
        return caller.send(
                "POST",
                "/oauth/token",
                "grant_type=authorization_code&code=" + code + "&code_verifier=" + verifier + "&redirect_uri="
                        + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
    }

    private Caller.Reply refresh(String token) throws Exception {
        return caller.send("POST", "/oauth/token", "grant_type=refresh_token&refresh_token=" + token);
    }

    private int profiles(String accessToken) throws Exception {
        return caller.with("Authorization", "Bearer " + accessToken)
                .get("/api/profiles")
                .status();
    }
}
