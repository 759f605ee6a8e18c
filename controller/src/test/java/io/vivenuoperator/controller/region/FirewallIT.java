package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.controller.account.VivenuAccounts;
import io.vivenuoperator.controller.region.PlainVivenu.Between;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever answers in Vivenu's place is temporary, and is never taken for Vivenu. */
class FirewallIT extends OnAnApiServer {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private final HttpClient http = HttpTransport.newHttpClient();
    private final PlainVivenu vivenu = open();

    private static PlainVivenu open() {
        try {
            return new PlainVivenu();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Installation installation(ApiServer server, String namespace) throws IOException {
        var accounts = new VivenuAccounts(http, CallPolicy.singleAttempt(Clock.systemUTC()));
        return new Installation(
                server,
                namespace,
                ignored -> (apiUrl, key) -> accounts.open(vivenu.apiUrl(), key),
                podIp -> OptionalLong.of(Long.MAX_VALUE));
    }

    @AfterEach
    void close() {
        vivenu.close();
        http.close();
    }

    @Test
    @Reaches("CredentialsValid/VendorUnavailable")
    void aFirewallBlamesNoKeyAndARegionIsReadyWithinAMinuteOfItsEnd() {
        // given
        vivenu.put(Between.FIREWALL);
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach");
        expect(CREDENTIALS_VALID, "UNKNOWN VendorUnavailable");
        expect(POLLERS_SCHEDULED, "TRUE Scheduled");
        assertThat(message(CREDENTIALS_VALID))
                .contains("in place of", "status 403, text/html, server cloudflare")
                .doesNotContain("canary");
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isFalse();
        assertThat(it.stored("dach").getStatus().refusal()).isNull();

        // when
        vivenu.put(Between.NOTHING);

        // then
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(it.condition("dach", READY)).isEqualTo("TRUE Ready"));
    }

    @Test
    void aGatewaysNotFoundDoesNotMeanThatTheWebhookIsGone() {
        // given
        ready();
        vivenu.put(Between.LOST_ROUTE);

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        expect(WEBHOOK_REGISTERED, "FALSE DeregistrationPending");

        // when
        vivenu.put(Between.NOTHING);

        // then
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(it.stored("dach")).isNull());
        assertThat(vivenu.webhooks()).isZero();
    }

    @Test
    @Reaches("WebhookRegistered/WebhookForbidden")
    void whatVivenuItselfForbidsIsForbidden() {
        // given
        vivenu.put(Between.MISSING_RIGHT);
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE WebhookForbidden");
        expect(CREDENTIALS_VALID, "TRUE KeyAccepted");
    }
}
