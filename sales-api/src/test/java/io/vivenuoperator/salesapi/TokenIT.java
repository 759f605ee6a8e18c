package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.api.token.Tokens;
import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.store.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tokens of an issuer beside the keys: the same answers, the same limits, and nothing of a token in the log. */
class TokenIT {
    private static final Tokens TOKENS = new Tokens();

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private HttpServer issuer;
    private RunningApi api;
    private volatile List<JWK> published = List.of(TOKENS.rsa.toPublicJWK(), TOKENS.ec.toPublicJWK());
    private volatile boolean away;

    @BeforeEach
    void start() throws Exception {
        Portfolio.fill(db);
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            byte[] body = published.stream()
                    .map(JWK::toJSONString)
                    .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        api = open(Map.of());
    }

    private RunningApi open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "OIDC_ISSUER", Tokens.ISSUER,
                "OIDC_AUDIENCE", Tokens.AUDIENCE,
                "OIDC_JWKS_URL", "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys"));
        settings.putAll(more);
        return new RunningApi(db.readerUrl(), folder, settings);
    }

    @AfterEach
    void stop() {
        api.close();
        issuer.stop(0);
    }

    private HttpResponse<String> ask(String target, String token) throws Exception {
        return api.ask("nobody", target, Map.of("Authorization", "Bearer " + token));
    }

    private static Map<String, Object> claims() {
        return Tokens.claims(Instant.now());
    }

    private static Map<String, Object> claims(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    @Test
    void aTokenSeesItsRegionsOnly() throws Exception {
        var answer = ask("/v1/regions", TOKENS.rs256(claims()));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode data = RunningApi.read(answer.body()).path("data");
        assertThat(data).hasSize(1);
        assertThat(data.path(0).path("region").textValue()).isEqualTo("dach");
        assertThat(ask("/v1/events/usa/e1", TOKENS.rs256(claims())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTokenThatNamesNoRegionSeesNone() throws Exception {
        Map<String, Object> none = claims();
        none.remove("regions");

        assertThat(RunningApi.read(ask("/v1/events", TOKENS.rs256(none)).body()).path("data"))
                .isEmpty();
        assertThat(ask("/v1/events/dach/e1", TOKENS.rs256(none)).statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatNamesAllSeesAll() throws Exception {
        var answer = ask("/v1/regions", TOKENS.rs256(claims("regions", "*")));

        assertThat(RunningApi.read(answer.body()).path("data")).hasSize(Portfolio.REGIONS.size());
    }

    @Test
    void withoutTheScopeItMayNotAsk() throws Exception {
        var answer = ask("/v1/quality", TOKENS.rs256(claims()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("ratelimit")).isPresent();
    }

    @Test
    void whatProvesNothingIsRefusedInOneWay() throws Exception {
        Map<String, Object> good = claims();
        String none = Tokens.encoded("{\"alg\":\"none\"}") + "." + Tokens.encoded(Tokens.json(good)) + ".";
        for (String token : List.of(
                none,
                TOKENS.hs256WithThePublicKey(good, "rsa-1"),
                TOKENS.rs256(claims("aud", "another")),
                TOKENS.rs256(claims("iss", "https://evil.example")),
                TOKENS.rs256(claims("exp", Instant.now().getEpochSecond() - 1)),
                TOKENS.rs256(claims("nbf", Instant.now().getEpochSecond() + 3_600)),
                TOKENS.rs256(claims("padding", "x".repeat(20_000))),
                Tokens.signed(Map.of("alg", "RS256", "kid", "unknown"), Tokens.json(good), TOKENS.rsa))) {
            var answer = ask("/v1/events", token);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(RunningApi.read(answer.body()).path("reason").textValue())
                    .isEqualTo("InvalidToken");
            assertThat(answer.headers().firstValue("www-authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
            assertThat(answer.body()).doesNotContain("canary", "evil", token);
        }
    }

    @Test
    void aSubjectHasItsOwnQuotaWhateverItsToken() throws Exception {
        try (var small = open(Map.of("REQUESTS_PER_KEY_PER_MINUTE", "2"))) {
            await().until(() -> small.send("GET", "/v1/events", bearer(TOKENS.rs256(claims())))
                            .statusCode()
                    != 503);
            String another = TOKENS.rs256(claims("exp", Instant.now().getEpochSecond() + 999));
            assertThat(small.send("GET", "/v1/events", bearer(another)).statusCode())
                    .isEqualTo(200);
            assertThat(small.send("GET", "/v1/events", bearer(another)).statusCode())
                    .isEqualTo(429);

            String other = TOKENS.rs256(claims("sub", "another"));
            assertThat(small.send("GET", "/v1/events", bearer(other)).statusCode())
                    .isEqualTo(200);
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Test
    void keysGoOnWhileTheIssuerIsAway() throws Exception {
        away = true;
        try (var alone = open(Map.of())) {
            var token = alone.ask("nobody", "/v1/regions", bearer(TOKENS.rs256(claims())));

            assertThat(token.statusCode()).isEqualTo(503);
            assertThat(token.headers().firstValue("retry-after")).isPresent();
            assertThat(RunningApi.read(token.body()).path("reason").textValue()).isEqualTo("IssuerUnavailable");
            assertThat(alone.ask("dach", "/v1/regions").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theIssuersKeysStayWhileItIsAway() throws Exception {
        assertThat(ask("/v1/regions", TOKENS.rs256(claims())).statusCode()).isEqualTo(200);
        away = true;

        String another = TOKENS.rs256(claims("sub", "another"));
        assertThat(ask("/v1/regions", another).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingOfATokenIsLogged() throws Exception {
        ((Logger) LoggerFactory.getLogger("access")).setLevel(Level.INFO);
        try (var log = new CapturedLog()) {
            String good = TOKENS.rs256(claims());
            String bad = TOKENS.rs256(claims("iss", "canary-issuer"));
            ask("/v1/regions", good);
            ask("/v1/regions", bad);

            await().until(() -> log.text().contains("InvalidToken"));
            assertThat(log.text())
                    .contains("key=\"token-")
                    .doesNotContain("canary", good.split("\\.", 3)[1], good.split("\\.", 3)[2], bad.split("\\.", 3)[1]);
        }
    }
}
