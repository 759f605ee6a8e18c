package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.RegistrationMode;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The webhook at Vivenu, and the receivers that must have its key first. */
class RegistrationIT extends OnAnApiServer {
    /** Three of these tests wait for a periodic check; they test what it finds, not when it comes. */
    @Override
    Installation installation(ApiServer server, String namespace) throws IOException {
        return new Installation(server, namespace, Duration.ofSeconds(1));
    }

    @Test
    void theReceiversFindARegistryBeforeTheFirstRegion() {
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).contains("\"regions\":[]");
    }

    @Test
    void theWebhookIsAtVivenuWithTheKeyThatTheReceiversKnow() {
        // given
        ready();

        // then
        var webhook = it.vivenu.webhooksOf("seller-dach").getFirst();
        assertThat(webhook.url()).isEqualTo(URL);
        var key = it.secretValue("dach-webhook-signing-key", "signingKey");
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(webhook.signingKey()).contains(new SigningKey(key));
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("{\"region\":\"dach\",\"signingKeys\":[\"" + key + "\"]}");
    }

    @Test
    @Reaches("WebhookRegistered/NoReadyReceivers")
    void withoutReceiversNothingIsRegistered() {
        // given
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(WEBHOOK_REGISTERED, "FALSE NoReadyReceivers");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    @Reaches("WebhookRegistered/ReceiversNotConfirmed")
    void nothingIsRegisteredBeforeTheReceiversHaveTheKey() {
        // given
        it.readyReceiver();
        it.receiversLoaded(1);
        it.apiKey(KEY);
        it.region("dach");
        expect(WEBHOOK_REGISTERED, "FALSE ReceiversNotConfirmed");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();

        // when
        it.receiversLoaded(Long.MAX_VALUE);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aRotatedSigningKeyIsTakenBesideTheOldOneUntilTheOverlapEnds() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.secret("hooks", "signingKey", "canary-signing-old");
        it.region("dach", new WebhookSpec(null, null, new SigningKeySecretRef("hooks", null)), null);
        expect(READY, "TRUE Ready");

        // when
        it.secret("hooks", "signingKey", "canary-signing-new");

        // then
        eventually(
                () -> assertThat(it.vivenu.webhooksOf("seller-dach").getFirst().signingKey())
                        .contains(new SigningKey("canary-signing-new")));
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("[\"canary-signing-new\",\"canary-signing-old\"]");
        eventually(() -> assertThat(it.secretValue(Installation.REGISTRY, "rotations.json"))
                .contains("dach"));
        it.clock.advance(Duration.ofHours(4));
        eventually(() -> assertThat(it.secretValue(Installation.REGISTRY, "regions.json"))
                .contains("[\"canary-signing-new\"]"));
    }

    @Test
    @Reaches("WebhookRegistered/SigningKeyNotFound")
    void aSigningKeyThatIsNotThereIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", new WebhookSpec(null, null, new SigningKeySecretRef("hooks", null)), null);

        // then
        expect(WEBHOOK_REGISTERED, "FALSE SigningKeyNotFound");
        assertThat(message(WEBHOOK_REGISTERED)).contains("hooks", "signingKey");
    }

    @Test
    @Reaches("WebhookRegistered/WebhookForbidden")
    void aKeyThatMayNotRegisterIsToldWhatToDo() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failingWebhooks(
                HttpCallException.of(HttpCallException.Reason.KEY_REFUSED, "GET /webhooks answered 403"));

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE WebhookForbidden");
        assertThat(message(WEBHOOK_REGISTERED)).contains("Manual");
    }

    @Test
    @Reaches("WebhookRegistered/WebhookRejected")
    void aWebhookThatVivenuDoesNotTakeIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failingWebhooks(
                HttpCallException.of(HttpCallException.Reason.REJECTED, "POST /webhooks answered 400"));

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE WebhookRejected");
        assertThat(message(WEBHOOK_REGISTERED)).contains(URL);
    }

    @Test
    void aSecondWebhookForTheSameUrlIsRemoved() {
        // given
        ready();
        var webhooks = it.vivenu.webhooksOf("seller-dach");

        // when
        webhooks.add(new Webhook("wh-twin", "twin", URL, true, Set.of(), Optional.empty()));

        // then
        eventually(() -> assertThat(webhooks).hasSize(1));
    }

    @Test
    void aWebhookThatSomebodyDeletedComesBack() {
        // given
        ready();

        // when
        it.vivenu.webhooksOf("seller-dach").clear();

        // then
        eventually(() -> assertThat(it.vivenu.webhooksOf("seller-dach")).hasSize(1));
    }

    @Test
    @Reaches("WebhookRegistered/AwaitingDelivery")
    void manualRegistrationSaysWhatToEnterAndCallsNothing() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", new WebhookSpec(RegistrationMode.MANUAL, null, null), null);

        // then
        expect(READY, "UNKNOWN AwaitingDelivery");
        var message = message(WEBHOOK_REGISTERED);
        assertThat(message).contains(URL, "event.updated", "dach-webhook-signing-key");
        assertThat(message).doesNotContain(it.secretValue("dach-webhook-signing-key", "signingKey"));
        assertThat(it.vivenu.calls()).containsOnly("checkKey");
    }

    @Test
    @Reaches("WebhookRegistered/Disabled")
    void aDisabledWebhookIsTakenAway() {
        // given
        ready();

        // when
        it.client.resource(it.stored("dach")).edit(region -> {
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    region.getSpec().apiKeySecretRef(),
                    null,
                    new WebhookSpec(RegistrationMode.DISABLED, null, null),
                    null));
            return region;
        });

        // then
        expect(WEBHOOK_REGISTERED, "TRUE Disabled");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }
}
