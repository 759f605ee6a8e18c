package io.vivenuoperator.platform.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vivenuoperator.platform.httpclient.address.AddressGuard;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.AnswerHead;
import io.vivenuoperator.platform.httpclient.answer.AnswerJudge;
import io.vivenuoperator.platform.httpclient.answer.ErrorBody;
import io.vivenuoperator.platform.httpclient.answer.OwnError;
import io.vivenuoperator.platform.httpclient.authentication.Authentication;
import io.vivenuoperator.platform.httpclient.authentication.BearerToken;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transport asks its ports, and what it does with their answers. */
class HttpTransportTest {
    private static final String CANARY = "canary-7f3a";
    private static final Authentication TOKEN = new BearerToken("the token", CANARY);
    private static final AnswerJudge ALWAYS_OWN = (head, body) -> true;
    private static final AnswerJudge NEVER_OWN = (head, body) -> false;
    private static final HttpCall CALL =
            HttpCall.get("/items", QueryString.empty().with("name", CANARY));

    private final RecordedService server = new RecordedService();
    private final HttpClient http = HttpTransport.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void theReaderMakesTheAnswer() {
        server.replies(200, Map.of(), "seven");

        assertThat(send(TOKEN, ALWAYS_OWN, AddressGuard.none())).isEqualTo("seven");
        assertThat(server.asked().getFirst().getFirst("Authorization")).isEqualTo("Bearer " + CANARY);
        assertThat(server.asked().getFirst().getFirst("User-Agent")).isEqualTo("shop-reader");
    }

    @Test
    void aFormIsSentAsOneAndItsIdsAreNotInTheMessage() {
        server.replies(400, Map.of(), "");
        var form = CallBody.form(QueryString.empty().with("grant", CANARY));

        var shop = transport(TOKEN, ALWAYS_OWN, CallPolicy.singleAttempt(Clock.systemUTC()));
        var call = HttpCall.post("/" + CANARY, "/{id}", QueryString.empty(), form);
        var failure = catchThrowable(() -> shop.send(call, HttpTransportTest::text));

        assertThat(server.asked().getFirst().getFirst("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(failure).hasMessageContaining("POST /{id}").hasMessageNotContaining(CANARY);
    }

    @Test
    void theCredentialIsAskedForBeforeEachAttempt() {
        var renewals = new AtomicInteger();
        server.replies(503, Map.of(), "").replies(200, Map.of(), "seven");

        send(renewing(renewals), NEVER_OWN, AddressGuard.none());

        assertThat(server.asked())
                .extracting(headers -> headers.getFirst("X-Token"))
                .containsExactly("1", "2");
    }

    @Test
    void aCredentialThatCannotBeSentIsNotTold() {
        Throwable failure = catchThrowable(
                () -> send(new BearerToken("the token", CANARY + "\n"), ALWAYS_OWN, AddressGuard.none()));

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the token")
                .hasMessageNotContaining(CANARY)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED, Shop rejected GET /items",
        "401, KEY_REFUSED, Shop refused the token for GET /items",
        "403, KEY_REFUSED, Shop refused the token for GET /items",
        "404, NOT_FOUND, Shop found nothing for GET /items",
        "408, UNAVAILABLE, Shop gave up on GET /items",
        "429, RATE_LIMITED, Shop's rate limit was reached by GET /items",
        "500, UNAVAILABLE, Shop failed on GET /items",
        "302, PROTOCOL, Unexpected answer (is the base URL right?) to GET /items"
    })
    void whatTheServiceWroteMeansWhatItsStatusSays(int status, Reason reason, String message) {
        server.replies(status, Map.of("Location", "http://localhost:1/"), CANARY);

        HttpCallException failure = failureOfOne(ALWAYS_OWN, AddressGuard.none());

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.status()).hasValue(status);
        assertThat(failure).hasMessage(message + ": status " + status);
    }

    @Test
    void aBodyMayRefuseTheCredentialByAnotherStatus() {
        server.replies(400, Map.of(), CANARY);

        HttpCallException failure = failureOfOne(saying(OwnError.ofCredential()), AddressGuard.none());

        assertThat(failure.reason()).isEqualTo(Reason.KEY_REFUSED);
        assertThat(failure).hasMessage("Shop refused the token for GET /items: status 400");
    }

    @ParameterizedTest
    @CsvSource({"'', 9", "4, 4"})
    void aBodyMaySayWhenToComeBackButTheHeaderGoesBeforeIt(String header, int seconds) {
        server.replies(429, header.isEmpty() ? Map.of() : Map.of("Retry-After", header), CANARY);

        HttpCallException failure =
                failureOfOne(saying(OwnError.withRetryAfter(Duration.ofSeconds(9))), AddressGuard.none());

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void theBudgetSeesTheHeadersOfWhatWasAnswered() {
        List<String> left = new ArrayList<>();
        server.replies(503, Map.of("Left", "9"), "").replies(200, Map.of("Left", "8"), "seven");
        var budget = new RequestBudget() {
            @Override
            public void acquire() {}

            @Override
            public void onAnswer(HttpHeaders headers) {
                left.add(headers.firstValue("Left").orElse(""));
            }
        };

        transport(
                        TOKEN,
                        NEVER_OWN,
                        CallPolicy.persistent(budget, Clock.systemUTC()).withPause(pause -> {}))
                .send(CALL, HttpTransportTest::text);

        assertThat(left).as("who refuses may be a stranger").containsExactly("8");
    }

    @Test
    void whatSomebodyElseWrotePasses() {
        server.replies(403, Map.of("Content-Type", "text/html", "Server", "gate/1.2"), CANARY);

        HttpCallException failure = failureOfOne(NEVER_OWN, AddressGuard.none());

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        "Something in place of Shop answered GET /items" + " (status 403, text/html, server gate): ")
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void theJudgeSeesTheBeginningOfALongBody() {
        List<Integer> read = new ArrayList<>();
        server.replies(500, Map.of(), "x".repeat(3 * ErrorBody.LONGEST));

        failureOfOne((head, body) -> read.add(body.read().length), AddressGuard.none());

        assertThat(read).containsExactly(ErrorBody.LONGEST);
    }

    @Test
    void noJudgeOverrulesAFirewallThatNamesItself() {
        server.replies(403, Map.of("cf-mitigated", "challenge"), "");

        assertThat(failureOfOne(ALWAYS_OWN, AddressGuard.none()).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void anAddressThatMayNotBeCalledIsNot() {
        HttpCallException failure =
                failureOfOne(ALWAYS_OWN, (target, lookup) -> Optional.of("a loopback address is not allowed"));

        assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
        assertThat(failure)
                .hasMessage("The address of Shop may not be called: a loopback address is not allowed")
                .hasMessageNotContaining(CANARY);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aGuardMayLookTheHostUpBeforeEachAttempt() {
        List<InetAddress> seen = new ArrayList<>();
        server.replies(503, Map.of(), "").replies(200, Map.of(), "seven");

        send(TOKEN, NEVER_OWN, (target, lookup) -> {
            seen.add(lookup.addresses(target.getHost()).getFirst());
            return Optional.empty();
        });

        assertThat(seen).hasSize(2).allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void aHostWithoutAddressIsUnavailable() {
        HttpCallException failure = failureOfOne(ALWAYS_OWN, (target, lookup) -> {
            throw new UnknownHostException(CANARY);
        });

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure)
                .hasMessageStartingWith("No answer from Shop to GET /items: its host is unknown")
                .hasMessageNotContaining(CANARY);
    }

    private String send(Authentication authentication, AnswerJudge judge, AddressGuard guard) {
        CallPolicy policy = CallPolicy.persistent(RequestBudget.unlimited(), Clock.systemUTC())
                .withPause(pause -> {});
        return transport(authentication, judge, policy.withGuard(guard)).send(CALL, HttpTransportTest::text);
    }

    private HttpCallException failureOfOne(AnswerJudge judge, AddressGuard guard) {
        HttpTransport transport = transport(
                TOKEN, judge, CallPolicy.singleAttempt(Clock.systemUTC()).withGuard(guard));
        return catchThrowableOfType(HttpCallException.class, () -> transport.send(CALL, HttpTransportTest::text));
    }

    private HttpTransport transport(Authentication authentication, AnswerJudge judge, CallPolicy policy) {
        var shop = new RemoteService("Shop", "shop-reader", new BaseUrl(server.url()), authentication, judge);
        return new HttpTransport(http, shop, policy);
    }

    private static AnswerJudge saying(OwnError error) {
        return new AnswerJudge() {
            @Override
            public boolean isOwnError(AnswerHead head, ErrorBody body) {
                return true;
            }

            @Override
            public Optional<OwnError> ownError(AnswerHead head, ErrorBody body) {
                return Optional.of(error);
            }
        };
    }

    private static Authentication renewing(AtomicInteger renewals) {
        return new Authentication() {
            @Override
            public String credential() {
                return "the token";
            }

            @Override
            public Map<String, String> headers() {
                return Map.of("X-Token", Integer.toString(renewals.incrementAndGet()));
            }
        };
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), UTF_8);
    }
}
