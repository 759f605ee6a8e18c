package io.vivenuoperator.export.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.export.standin.SheetsStandIn;
import io.vivenuoperator.export.standin.TestAccount;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private final SheetsStandIn google = new SheetsStandIn();
    private final HttpClient http = HttpTransport.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @AfterEach
    void close() {
        http.close();
        google.close();
    }

    private AccessTokens tokens(TestAccount account) {
        var read = new ServiceAccountReader("KEY", Optional.of(URI.create(google.url())))
                .read(account.json(google.tokenUrl()).toString());
        return new AccessTokens(http, read, "test", CallPolicy.singleAttempt(clock));
    }

    @Test
    void aTokenIsUsedForMostOfItsHour() {
        var tokens = tokens(google.account());

        tokens.refresh();
        tokens.refresh();
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(2_990)));
        tokens.refresh();

        assertThat(google.tokensGiven()).isOne();
        assertThat(tokens.headers().get("Authorization")).startsWith("Bearer ya29.0-");
    }

    @Test
    void beforeItEndsThereIsAnother() {
        // given
        var tokens = tokens(google.account());
        tokens.refresh();
        var first = tokens.headers();

        // when
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(3_001)));
        google.passTime(Duration.ofSeconds(3_001));
        tokens.refresh();

        // then
        assertThat(google.tokensGiven()).isEqualTo(2);
        assertThat(tokens.headers()).isNotEqualTo(first);
    }

    @Test
    void aClockThatIsWrongGetsNone() {
        now.updateAndGet(instant -> instant.minus(Duration.ofMinutes(20)));

        assertThatThrownBy(() -> tokens(google.account()).refresh()).isInstanceOf(HttpCallException.class);
    }

    @Test
    void anotherKeyGetsNone() {
        assertThatThrownBy(() -> tokens(new TestAccount()).refresh())
                .isInstanceOfSatisfying(
                        HttpCallException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(HttpCallException.Reason.REJECTED))
                .hasMessage("Google's token service rejected POST /token: status 400");
    }
}
