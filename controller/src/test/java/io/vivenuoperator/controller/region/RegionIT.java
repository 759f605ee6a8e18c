package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region becomes Ready, stays Ready, and reports what went wrong. */
class RegionIT extends OnAnApiServer {
    /** No test here waits for a periodic check, and one must not encounter it. */
    @Override
    Map<String, String> variables() {
        return Map.of("CHECK_INTERVAL", "PT10M");
    }

    @Test
    @Reaches({
        "Ready/Ready",
        "CredentialsValid/KeyAccepted",
        "WebhookRegistered/Registered",
        "PollersScheduled/Scheduled",
        "DataFresh/FirstPollPending",
        "Event/Registered"
    })
    void aRegionWithKeyAndReceiverBecomesReady() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "TRUE Ready");
        expect(WEBHOOK_REGISTERED, "TRUE Registered");
        expect(DATA_FRESH, "UNKNOWN FirstPollPending");
        assertThat(it.stored("dach").getStatus().sellerId()).isEqualTo("seller-dach");
    }

    @Test
    void aReadyRegionIsLeftAlone() {
        // given
        ready();
        var written = it.stored("dach").getMetadata().getResourceVersion();
        var calls = it.vivenu.calls().size();

        // when
        it.client.resource(it.apiKey(KEY)).edit(secret -> {
            secret.getMetadata().setAnnotations(Map.of("touched", "yes"));
            return secret;
        });

        // then
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).untilAsserted(() -> {
            assertThat(it.stored("dach").getMetadata().getResourceVersion()).isEqualTo(written);
            assertThat(it.vivenu.calls()).hasSize(calls);
        });
    }

    @Test
    @Reaches("Ready/UnexpectedError")
    void aBrokenRegistryIsAnUnexpectedErrorWithoutItsContent() {
        // given
        it.readyReceiver();
        it.secret(Installation.REGISTRY, "regions.json", "canary no json");
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "UNKNOWN UnexpectedError");
        assertThat(message(READY)).doesNotContain("canary");
    }

    @Test
    @Reaches("CredentialsValid/VendorUnavailable")
    void vivenuBeingAwayIsUnknownAndPasses() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "GET /events: no connection"));
        it.region("dach");
        expect(READY, "UNKNOWN VendorUnavailable");

        // when
        it.vivenu.recovering();

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    @Reaches("Event/Deregistered")
    void aDeletedRegionTakesItsWebhookAlong() {
        // given
        ready();

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
        assertThat(it.secretValue(Installation.REGISTRY, "regions.json")).contains("\"regions\":[]");
    }

    @Test
    @Reaches({"WebhookRegistered/DeregistrationPending", "Event/WebhookLeftBehind"})
    void aRegionWhoseKeyIsGoneIsLetGoAfterAMinute() throws IOException {
        // given
        ready();
        it.stop();
        it.client.secrets().inNamespace(it.namespace).withName("vivenu-dach").delete();
        it.restart();

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        expect(WEBHOOK_REGISTERED, "FALSE DeregistrationPending");
        it.clock.advance(Duration.ofMinutes(2));
        eventually(() -> assertThat(it.stored("dach")).isNull());
        assertThat(eventReasons()).contains("WebhookLeftBehind");
    }

    @Test
    void noSecretReachesStatusOrEvents() {
        // given
        ready();
        it.apiKey("canary-refused");
        expect(READY, "FALSE KeyRefused");

        // then
        var signingKey = it.secretValue("dach-webhook-signing-key", "signingKey");
        var shown = it.client.getKubernetesSerialization().asYaml(it.stored("dach"))
                + it.client.getKubernetesSerialization().asYaml(events());
        assertThat(shown).doesNotContain("canary").doesNotContain(signingKey);
    }
}
