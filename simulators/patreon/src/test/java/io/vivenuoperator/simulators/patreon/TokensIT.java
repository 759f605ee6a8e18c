package io.vivenuoperator.simulators.patreon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The creator's tokens over a real connection: both are good for one use. */
class TokensIT {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T10:00:00Z"));
    private PatreonSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = PatreonSimulator.start(PatreonSettings.defaults(), clock);
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-creator-access"));
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
    }

    @Test
    void aRefreshEndsBothOldTokens() throws Exception {
        JsonNode pair = refresh("sim-creator-refresh").json();

        assertThat(pair.path("expires_in").intValue()).isEqualTo(2_678_400);
        assertThat(identity("sim-creator-access")).isEqualTo(401);
        assertThat(identity(pair.path("access_token").textValue())).isEqualTo(200);
        Caller.Reply again = refresh("sim-creator-refresh");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").textValue()).isEqualTo("invalid_grant");
        assertThat(refresh(pair.path("refresh_token").textValue()).status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsLostLeavesNothing() throws Exception {
        faults("{\"loseRefreshAnswers\":1}");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> refresh("sim-creator-refresh"));
        assertThat(refresh("sim-creator-refresh").status()).isEqualTo(400);
        assertThat(identity("sim-creator-access")).isEqualTo(401);
    }

    @Test
    void withAGraceTheSamePairIsAnsweredAgain() throws Exception {
        faults("{\"refreshGraceSeconds\":60}");
        JsonNode first = refresh("sim-creator-refresh").json();
        JsonNode second = refresh("sim-creator-refresh").json();
        clock.move(Duration.ofSeconds(61));

        assertThat(second).isEqualTo(first);
        assertThat(refresh("sim-creator-refresh").status()).isEqualTo(400);
    }

    @Test
    void anAnswerMayBeFineAndEmpty() throws Exception {
        faults("{\"emptyRefreshAnswers\":1}");

        Caller.Reply reply = refresh("sim-creator-refresh");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().isEmpty()).isTrue();
        assertThat(identity("sim-creator-access")).isEqualTo(401);
    }

    @Test
    void anAccessTokenMayDieEarlyAndBeRefreshed() throws Exception {
        caller.send("POST", "/_control/tokens/expiry", "");

        assertThat(identity("sim-creator-access")).isEqualTo(401);
        assertThat(refresh("sim-creator-refresh").status()).isEqualTo(200);
    }

    @Test
    void aRevokedGrantNeedsANewPair() throws Exception {
        caller.send("DELETE", "/_control/tokens", "");
        assertThat(refresh("sim-creator-refresh").status()).isEqualTo(400);

        JsonNode pair = caller.send("POST", "/_control/tokens", "").json();

        assertThat(identity(pair.path("accessToken").textValue())).isEqualTo(200);
        assertThat(refresh(pair.path("refreshToken").textValue()).status()).isEqualTo(200);
    }

    @Test
    void theLifetimeCanBeSet() throws Exception {
        caller.send("PUT", "/_control/tokens/lifetime", "{\"seconds\":30}");
        JsonNode pair = refresh("sim-creator-refresh").json();
        clock.move(Duration.ofSeconds(31));

        assertThat(pair.path("expires_in").intValue()).isEqualTo(30);
        assertThat(identity(pair.path("access_token").textValue())).isEqualTo(401);
    }

    @Test
    void anotherClientGetsNothing() throws Exception {
        Caller.Reply reply = caller.send(
                "POST",
                "/api/oauth2/token",
                "grant_type=refresh_token&client_id=sim-client&client_secret=wrong&refresh_token=sim-creator-refresh");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(identity("sim-creator-access")).isEqualTo(200);
    }

    private Caller.Reply refresh(String token) throws Exception {
        return caller.send(
                "POST",
                "/api/oauth2/token",
                "grant_type=refresh_token&client_id=sim-client&client_secret=sim-client-secret&refresh_token=" + token);
    }

    private int identity(String token) throws Exception {
        return caller.with("Authorization", "Bearer " + token)
                .get("/api/oauth2/v2/identity")
                .status();
    }

    private void faults(String switches) throws Exception {
        assertThat(caller.send("PUT", "/_control/faults", switches).status()).isEqualTo(200);
    }
}
