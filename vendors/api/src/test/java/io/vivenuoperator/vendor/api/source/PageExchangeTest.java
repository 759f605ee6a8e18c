package io.vivenuoperator.vendor.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.authentication.BearerToken;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageDelayed;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRead;
import io.vivenuoperator.vendor.api.source.PageOutcome.PageRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageExchangeTest {
    private static final String CANARY = "canary-51c9";
    private static final PersonPage NOBODY = new PersonPage(List.of(), List.of(), Optional.empty());
    private static final Optional<PageMark> FIRST = Optional.empty();

    private final HttpClient http = HttpTransport.newHttpClient();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void aPageIsRead() {
        assertThat(ask(FIRST)).isEqualTo(new PageRead(NOBODY));
    }

    @ParameterizedTest
    @CsvSource({
        "401, CREDENTIAL",
        "403, PERMISSION",
        "404, NOT_THERE",
        "410, REVISION",
        "400, REQUEST",
        "422, REQUEST",
        "302, REQUEST"
    })
    void aRefusalSaysWhatIsRefused(int answered, SourceRefusal refusal) {
        status = answered;

        PageOutcome outcome = ask(FIRST);

        assertThat(outcome).isInstanceOfSatisfying(PageRefused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.sentence()).contains("GET /people").doesNotContain(CANARY);
        });
    }

    @ParameterizedTest
    @CsvSource({"400, PAGE_MARK", "422, REQUEST", "401, CREDENTIAL"})
    void behindTheFirstPageABadRequestIsABadMark(int answered, SourceRefusal refusal) {
        status = answered;

        assertThat(ask(Optional.of(new PageMark(CANARY))))
                .isInstanceOfSatisfying(
                        PageRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @ParameterizedTest
    @CsvSource({"429, true", "503, false", "500, false"})
    void aDelaySaysHowLong(int answered, boolean isRateLimit) {
        status = answered;

        assertThat(ask(FIRST)).isInstanceOfSatisfying(PageDelayed.class, delayed -> {
            assertThat(delayed.isRateLimit()).isEqualTo(isRateLimit);
            assertThat(delayed.retryAfter()).contains(Duration.ofSeconds(7));
        });
    }

    @Test
    void nobodyThereIsADelay() {
        PageOutcome outcome = exchange("http://localhost:1").ask(call(), body -> NOBODY, FIRST);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PageDelayed.class,
                        delayed -> assertThat(delayed.isRateLimit()).isFalse());
    }

    @Test
    void aStrangersAnswerIsADelay() {
        assertThat(exchange().ask(call(), PageExchangeTest::refuse, FIRST)).isInstanceOf(PageDelayed.class);
    }

    @Test
    void anInterruptionIsNoOutcome() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(HttpCallException.class).isThrownBy(() -> ask(FIRST));
        assertThat(Thread.interrupted()).isTrue();
    }

    private PageOutcome ask(Optional<PageMark> mark) {
        return exchange().ask(call(), body -> NOBODY, mark);
    }

    private PageExchange exchange() {
        return exchange("http://localhost:" + server.getAddress().getPort());
    }

    private PageExchange exchange(String url) {
        var shop = new RemoteService(
                "Shop", "shop-reader", new BaseUrl(url), new BearerToken("the token", CANARY), (head, body) -> true);
        return new PageExchange(new HttpTransport(http, shop, CallPolicy.singleAttempt(Clock.systemUTC())));
    }

    private static HttpCall call() {
        return HttpCall.get("/people", QueryString.empty().with("name", CANARY));
    }

    private static PersonPage refuse(InputStream body) throws ForeignAnswerException {
        throw new ForeignAnswerException("a list of people");
    }
}
