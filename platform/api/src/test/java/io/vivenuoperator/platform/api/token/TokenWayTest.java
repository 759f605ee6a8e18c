package io.vivenuoperator.platform.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.helidon.http.HeaderNames;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenWayTest {
    private static final Tokens TOKENS = new Tokens();
    private static final TokenSettings SETTINGS = new TokenSettings(
            Tokens.ISSUER,
            Tokens.AUDIENCE,
            new BaseUrl("https://login.example.com/keys"),
            "regions",
            "scope",
            HttpConnectionSettings.none());

    private final MovingClock clock = new MovingClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<JWK> published = List.of(TOKENS.rsa.toPublicJWK(), TOKENS.ec.toPublicJWK());
    private final IssuerKeys keys = new IssuerKeys(this::fetch, clock);
    private final TokenWay way = new TokenWay(SETTINGS, keys, clock, () -> {});
    private Map<String, Object> claims = Map.of();

    private List<JWK> fetch() {
        fetches.incrementAndGet();
        return published;
    }

    @BeforeEach
    void good() {
        claims = Tokens.claims(clock.instant());
    }

    private Optional<Verdict> judged(String token) {
        return way.judge(
                name -> name.equals(HeaderNames.AUTHORIZATION) ? Optional.of("Bearer " + token) : Optional.empty());
    }

    private Caller caller(String token) {
        return judged(token).orElseThrow() instanceof Verdict.Known(Caller caller) ? caller : throwing(token);
    }

    private Caller throwing(String token) {
        throw new AssertionError(judged(token).toString());
    }

    private void assertRefused(String token, String detail) {
        assertThat(judged(token))
                .hasValueSatisfying(verdict -> assertThat(verdict)
                        .isInstanceOfSatisfying(Verdict.Stranger.class, stranger -> {
                            assertThat(stranger.reason()).isEqualTo("InvalidToken");
                            assertThat(stranger.detail()).contains(detail).doesNotContain("canary");
                        }));
    }

    @Test
    void aGoodTokenIsItsSubject() {
        Caller caller = caller(TOKENS.rs256(claims));

        assertThat(caller.regions()).isEqualTo(regions("dach"));
        assertThat(caller.scopes()).containsExactly(Scope.SALES);
        assertThat(caller.expiresAt()).contains(clock.instant().plusSeconds(300));
        assertThat(caller.name()).matches("token-[0-9a-f]{16}");
    }

    private static VisibleRegions regions(String... names) {
        return new VisibleRegions.Named(Arrays.stream(names).map(RegionKey::new).toList());
    }

    @Test
    void anEllipticKeyWillDo() {
        String token = Tokens.signed(Map.of("alg", "ES256", "kid", "ec-1"), Tokens.json(claims), TOKENS.ec);

        assertThat(caller(token).regions()).isEqualTo(regions("dach"));
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithThoseOfItsKind() {
        assertThat(caller(Tokens.signed(Map.of("alg", "RS256"), Tokens.json(claims), TOKENS.rsa))
                        .scopes())
                .containsExactly(Scope.SALES);
    }

    @Test
    void aSubjectHasOneNameWhateverItsToken() {
        String first = caller(TOKENS.rs256(claims)).name();
        claims.put("exp", clock.instant().getEpochSecond() + 999);
        String second = caller(TOKENS.rs256(claims)).name();
        claims.put("sub", "someone else");

        assertThat(second).isEqualTo(first);
        assertThat(caller(TOKENS.rs256(claims)).name()).isNotEqualTo(first);
    }

    @Test
    void nobodyCanChooseAnotherWayOfSigning() {
        String none = Tokens.encoded("{\"alg\":\"none\"}") + "." + Tokens.encoded(Tokens.json(claims)) + ".";

        assertRefused(none, "RS256 or ES256");
        assertRefused(none + "AAAA", "RS256 or ES256");
        assertRefused(TOKENS.hs256WithThePublicKey(claims, "rsa-1"), "RS256 or ES256");
        for (String algorithm : List.of("RS384", "PS256", "ES384", "nOnE", "")) {
            assertRefused(
                    Tokens.signed(Map.of("alg", algorithm, "kid", "rsa-1"), Tokens.json(claims), TOKENS.rsa),
                    "RS256 or ES256");
        }
    }

    @Test
    void aSecretThatAnIssuerPublishesSignsNothing() throws Exception {
        published = List.of(new OctetSequenceKeyGenerator(256).keyID("rsa-1").generate());

        assertRefused(TOKENS.hs256WithThePublicKey(claims, "rsa-1"), "RS256 or ES256");
        assertThat(published).noneMatch(Signatures::canVerify);
    }

    @Test
    void onlyAKeyOfTheIssuerSigns() {
        String foreign =
                Tokens.signed(Map.of("alg", "RS256", "kid", "rsa-1"), Tokens.json(claims), Tokens.rsa("rsa-1", 2048));
        String own = Tokens.signed(
                Map.of(
                        "alg",
                        "RS256",
                        "kid",
                        "rsa-1",
                        "jwk",
                        Tokens.rsa("x", 2048).toPublicJWK().toJSONObject()),
                Tokens.json(claims),
                Tokens.rsa("x", 2048));
        String good = TOKENS.rs256(claims);
        String changed = good.substring(0, good.indexOf('.') + 1)
                + Tokens.encoded(Tokens.json(claims).replace("dach", "usa"))
                + good.substring(good.lastIndexOf('.'));

        assertRefused(foreign, "signature does not fit");
        assertRefused(own, "signature does not fit");
        assertRefused(changed, "signature does not fit");
        assertRefused(
                Tokens.signed(Map.of("alg", "ES256", "kid", "rsa-1"), Tokens.json(claims), TOKENS.ec),
                "does not publish");
        assertRefused(
                Tokens.signed(Map.of("alg", "RS256", "kid", "rsa-9"), Tokens.json(claims), TOKENS.rsa),
                "does not publish");
    }

    @Test
    void aCriticalHeaderThatNobodyKnowsIsNotIgnored() {
        assertRefused(
                Tokens.signed(
                        Map.of("alg", "RS256", "kid", "rsa-1", "crit", List.of("exp-by"), "exp-by", 1),
                        Tokens.json(claims),
                        TOKENS.rsa),
                "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            iss | "https://login.example.com/realms/sales/" | another issuer
            iss | 7                                         | another issuer
            iss | null                                      | another issuer
            aud | "sales"                                   | another audience
            aud | ["a", 1, null]                            | another audience
            aud | {"sales-api": 1}                          | another audience
            aud | null                                      | another audience
            exp | null                                      | has no exp
            exp | "1795694700"                              | exp must be a number
            exp | 1e300                                     | exp must be a number
            exp | -1                                        | exp must be a number
            exp | 1795694400                                | has expired
            exp | 0                                         | has expired
            nbf | 1795694431                                | not valid yet
            iat | 1795694431                                | not valid yet
            nbf | true                                      | nbf must be a number
            sub | null                                      | sub must be a text
            sub | 5                                         | sub must be a text
            sub | " "                                       | sub must be a text
            regions | 5                                     | regions must be a list of texts
            regions | {"a": 1}                              | regions must be a list of texts
            regions | ["dach", 5]                           | regions must be a list of texts
            scope   | [["sales"]]                           | scope must be a list of texts
            """)
    void aClaimThatIsMissingOrMalformedIsNamed(String claim, String value, String detail) {
        claims.put(claim, "PLACE");
        String payload = Tokens.json(claims).replace("\"PLACE\"", value);

        assertRefused(Tokens.signed(Map.of("alg", "RS256", "kid", "rsa-1"), payload, TOKENS.rsa), detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "5", "\"a\"", "{\"iss\":\"a\",\"iss\":\"b\"}", "{} {"})
    void claimsAreOneObject(String payload) {
        assertRefused(Tokens.signed(Map.of("alg", "RS256", "kid", "rsa-1"), payload, TOKENS.rsa), "the token");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["dach","ticketing/italy"] | dach,ticketing/italy
            "dach usa"                 | dach,usa
            "dach,usa"                 | dach,usa
            ["*"]                      | *
            "dach *"                   | *
            []                         | ``
            ""                         | ``
            null                       | ``
            ["Admins","dach,usa","DACH",""] | ``
            """)
    void theClaimSaysWhichRegions(String value, String setting) {
        claims.put("regions", "PLACE");
        String token = Tokens.signed(
                Map.of("alg", "RS256", "kid", "rsa-1"), Tokens.json(claims).replace("\"PLACE\"", value), TOKENS.rsa);

        assertThat(caller(token).regions().text()).isEqualTo(setting);
    }

    @Test
    void withoutTheClaimsThereIsNothingToSee() {
        claims.remove("regions");
        claims.remove("scope");
        Caller caller = caller(TOKENS.rs256(claims));

        assertThat(caller.regions().text()).isEmpty();
        assertThat(caller.scopes()).isEmpty();
    }

    @Test
    void aTokenEndsWhenItExpiresHoweverOftenItWasSeen() {
        String token = TOKENS.rs256(claims);
        assertThat(caller(token)).isNotNull();

        clock.advance(Duration.ofSeconds(299));
        assertThat(caller(token)).isNotNull();
        clock.advance(Duration.ofSeconds(1));
        assertRefused(token, "has expired");
    }

    @Test
    void anIssuersClockMayBeALittleAhead() {
        claims.put("nbf", clock.instant().getEpochSecond() + 30);

        assertThat(caller(TOKENS.rs256(claims))).isNotNull();
    }

    @Test
    void aHugeTokenIsNotEvenRead() {
        claims.put("padding", "x".repeat(9_000));

        assertRefused(TOKENS.rs256(claims), "longer than 8192");
        assertThat(fetches).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "...", "a..", "a.b.c.d.e", "eyJ.eyJ.x", "-._.-"})
    void whatOnlyLooksLikeOneIsRefused(String token) {
        Optional<Verdict> verdict = judged(token);

        assertThat(verdict.isEmpty() || verdict.get() instanceof Verdict.Stranger)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vvn_abc", "a.b", "secret.with.dots and blanks", ""})
    void aKeyIsNoToken(String key) {
        assertThat(judged(key)).isEmpty();
    }

    @Test
    void aKeyThatTheIssuerWithdrawsEndsItsTokens() {
        String token = TOKENS.rs256(claims);
        assertThat(caller(token)).isNotNull();
        published = List.of(TOKENS.ec.toPublicJWK());

        clock.advance(IssuerKeys.USUAL.minusSeconds(10));
        claims = Tokens.claims(clock.instant());
        token = TOKENS.rs256(claims);
        assertThat(caller(token)).isNotNull();
        clock.advance(Duration.ofSeconds(10));
        keys.look();

        assertRefused(token, "does not publish");
    }

    @Test
    void withoutTheIssuersKeysNothingIsJudged() {
        var away = new IssuerKeys(
                () -> {
                    throw HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "away");
                },
                clock);
        var other = new TokenWay(SETTINGS, away, clock, () -> {});

        assertThat(other.judge(name -> Optional.of("Bearer " + TOKENS.rs256(claims))))
                .containsInstanceOf(Verdict.Unjudged.class);
    }

    @Test
    void weakKeysAreLeftOut() throws Exception {
        assertThat(Signatures.canVerify(Tokens.rsa("weak", 1024))).isFalse();
        assertThat(Signatures.canVerify(new ECKeyGenerator(Curve.P_384).generate()))
                .isFalse();
    }
}
