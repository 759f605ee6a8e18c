package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The API key: missing, misnamed, refused, replaced. */
class CredentialsIT extends OnAnApiServer {
    @Test
    @Reaches({"CredentialsValid/SecretNotFound", "Event/SecretNotFound"})
    void aRegionWithoutSecretSaysSoAndGoesOnWhenItComes() {
        // given
        it.readyReceiver();
        it.region("dach");
        expect(READY, "FALSE SecretNotFound");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    @Reaches("CredentialsValid/SecretKeyMissing")
    void aWrongKeyNameIsNamed() {
        // given
        it.secret("vivenu-dach", "apikey", KEY);

        // when
        it.region("dach");

        // then
        expect(CREDENTIALS_VALID, "FALSE SecretKeyMissing");
    }

    @Test
    @Reaches({
        "CredentialsValid/KeyRefused",
        "WebhookRegistered/WaitingForCredentials",
        "PollersScheduled/WaitingForCredentials"
    })
    void aRefusedKeyIsAskedOnceAndStopsThePolls() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE KeyRefused");
        expect(POLLERS_SCHEDULED, "FALSE WaitingForCredentials");
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isTrue();
        assertThat(it.vivenu.calls()).containsExactly("checkKey");
    }

    @Test
    void aBetterKeyIsTriedAtOnce() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");
        it.region("dach");
        expect(READY, "FALSE KeyRefused");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    @Reaches("CredentialsValid/SellerChanged")
    void aKeyOfAnotherSellerIsNotMixedIn() {
        // given
        ready();
        it.vivenu.accepting("canary-other", "seller-italy");

        // when
        it.apiKey("canary-other");

        // then
        expect(CREDENTIALS_VALID, "FALSE SellerChanged");
    }

    @Test
    @Reaches({"CredentialsValid/RateLimited", "CredentialsValid/VendorProtocol"})
    void whatVivenuAnswersInsteadIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failing(HttpCallException.answered(
                HttpCallException.Reason.RATE_LIMITED,
                "GET /events answered 429",
                429,
                Optional.of(Duration.ofSeconds(1))));
        it.region("dach");
        expect(READY, "UNKNOWN RateLimited");

        // when
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.PROTOCOL, "GET /events: no JSON."));

        // then
        expect(READY, "FALSE VendorProtocol");
        assertThat(message(CREDENTIALS_VALID)).contains("spec.baseUrl");
    }

    @Test
    void aRefusedKeyIsNotAskedAgainByARestartedController() throws IOException {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");
        it.region("dach");
        expect(READY, "FALSE KeyRefused");

        // when
        for (var restart = 1; restart <= 2; restart++) {
            it.restart();
            it.secret("vivenu-other-" + restart, "apiKey", KEY);
            reconciled("other-" + restart);
        }

        // then
        assertThat(it.vivenu.callsWith("canary-refused")).isEqualTo(1);
        var status = it.stored("dach").getStatus();
        assertThat(status.refusal().secretRevision()).startsWith("vivenu-dach@");
        expect(READY, "FALSE KeyRefused");

        // when
        it.clock.advance(Duration.ofMinutes(16));
        it.restart();

        // then
        eventually(() -> assertThat(it.vivenu.callsWith("canary-refused")).isEqualTo(2));

        // when
        it.stop();
        it.apiKey(KEY);
        it.restart();

        // then
        expect(READY, "TRUE Ready");
        assertThat(it.stored("dach").getStatus().refusal()).isNull();
    }

    /** Once a region with this name is Ready, the ones before it have been reconciled as well. */
    private void reconciled(String name) {
        it.region(name, "vivenu-" + name);
        eventually(() -> assertThat(it.condition(name, READY)).isEqualTo("TRUE Ready"));
    }
}
