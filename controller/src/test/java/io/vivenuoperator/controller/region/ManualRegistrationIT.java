package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.RegistrationMode;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A webhook that a person enters at Vivenu: only a delivery shows that it exists. */
class ManualRegistrationIT extends OnAnApiServer {
    private static final String OLD = "canary-signing-old";
    private static final String NEW = "canary-signing-new";

    private final TakingReceiver receiver = new TakingReceiver();

    @Override
    Installation installation(ApiServer server, String namespace) throws IOException {
        return new Installation(server, namespace, vivenu -> vivenu, receiver);
    }

    private void waiting() {
        receiver.start(it);
        it.apiKey(KEY);
        it.secret("hooks", "signingKey", OLD);
        it.region("dach", new WebhookSpec(RegistrationMode.MANUAL, null, new SigningKeySecretRef("hooks", null)), null);
        expect(WEBHOOK_REGISTERED, "UNKNOWN AwaitingDelivery");
    }

    private void delivering() {
        waiting();
        assertThat(receiver.deliver("dach", OLD)).isTrue();
        lookAgain();
        expect(READY, "TRUE Ready");
    }

    /** Immediately, without waiting for the next check. */
    private void lookAgain() {
        it.clock.advance(Duration.ofMinutes(20));
        it.client.resource(it.apiKey(KEY)).edit(secret -> {
            secret.getMetadata()
                    .setAnnotations(Map.of("touched", it.clock.instant().toString()));
            return secret;
        });
    }

    private void lookedAgain() {
        var before = receiver.questions();
        lookAgain();
        eventually(() -> assertThat(receiver.questions()).isGreaterThan(before));
    }

    @Test
    @Reaches({"WebhookRegistered/AwaitingDelivery", "Event/AwaitingDelivery", "WebhookRegistered/Manual", "Event/Manual"
    })
    void theFirstDeliveryShowsThatThePersonHasEnteredIt() {
        // given
        waiting();
        expect(READY, "UNKNOWN AwaitingDelivery");
        assertThat(message(WEBHOOK_REGISTERED)).contains("Enter at Vivenu: URL " + URL, "hooks", "signingKey");
        assertThat(receiver.deliver("dach", "canary-mistyped")).isFalse();
        var before = versions();
        var questions = receiver.questions();

        // when
        eventually(() -> assertThat(receiver.questions()).isGreaterThan(questions));

        // then
        assertThat(versions()).isEqualTo(before);
        assertThat(it.condition("dach", WEBHOOK_REGISTERED)).isEqualTo("UNKNOWN AwaitingDelivery");

        // when
        assertThat(receiver.deliver("dach", OLD)).isTrue();

        // then
        expect(READY, "TRUE Ready");
        expect(WEBHOOK_REGISTERED, "TRUE Manual");
        assertThat(it.vivenu.calls()).containsOnly("checkKey");
    }

    /** Everything that a reconciliation could write. */
    private List<String> versions() {
        return List.of(
                it.stored("dach").getMetadata().getResourceVersion(),
                it.client
                        .secrets()
                        .inNamespace(it.namespace)
                        .withName(Installation.REGISTRY)
                        .get()
                        .getMetadata()
                        .getResourceVersion());
    }

    @Test
    void aDeliveryIsRememberedWhenControllerAndReceiverForget() throws IOException {
        // given
        delivering();
        var since = it.stored("dach").getStatus().condition(WEBHOOK_REGISTERED).orElseThrow();

        // when
        it.stop();
        receiver.restart();
        it.client.secrets().inNamespace(it.namespace).withName("hooks").edit(secret -> {
            secret.getMetadata().setLabels(Map.of("team", "ticketing"));
            return secret;
        });
        var calls = it.vivenu.calls().size();
        it.restart();

        // then
        var revision = "hooks@"
                + it.client
                        .secrets()
                        .inNamespace(it.namespace)
                        .withName("hooks")
                        .get()
                        .getMetadata()
                        .getResourceVersion();
        eventually(() -> assertThat(it.stored("dach").getStatus().webhook().signingKeyRevision())
                .isEqualTo(revision));
        assertThat(it.vivenu.calls()).hasSizeGreaterThan(calls);
        assertThat(it.stored("dach").getStatus().condition(WEBHOOK_REGISTERED)).hasValue(since);
    }

    @Test
    void aChangedKeyIsWaitedForAnewAndTheOldOneIsTakenMeanwhile() {
        // given
        delivering();

        // when
        it.secret("hooks", "signingKey", NEW);

        // then
        expect(READY, "UNKNOWN AwaitingDelivery");
        assertThat(receiver.deliver("dach", OLD)).isTrue();
        lookedAgain();
        assertThat(it.condition("dach", WEBHOOK_REGISTERED)).isEqualTo("UNKNOWN AwaitingDelivery");

        // when
        assertThat(receiver.deliver("dach", NEW)).isTrue();
        lookAgain();

        // then
        expect(READY, "TRUE Ready");
        assertThat(registry()).contains("[\"" + NEW + "\",\"" + OLD + "\"]");

        // when
        it.clock.advance(Duration.ofHours(4));
        lookAgain();

        // then
        eventually(() -> assertThat(registry()).contains("[\"" + NEW + "\"]"));
        assertThat(it.condition("dach", READY)).isEqualTo("TRUE Ready");
    }

    @Test
    void whatCameInBeforeThePersonWasToldDoesNotCount() {
        // given
        delivering();
        registration(RegistrationMode.DISABLED);
        expect(WEBHOOK_REGISTERED, "TRUE Disabled");
        assertThat(registry()).contains("\"regions\":[]");

        // when
        registration(RegistrationMode.MANUAL);

        // then
        expect(READY, "UNKNOWN AwaitingDelivery");
        lookedAgain();
        assertThat(it.condition("dach", READY)).isEqualTo("UNKNOWN AwaitingDelivery");
        assertThat(receiver.deliver("dach", OLD)).isTrue();
        lookAgain();
        expect(READY, "TRUE Ready");
    }

    private void registration(RegistrationMode registration) {
        it.client.resource(it.stored("dach")).edit(region -> {
            var before = region.getSpec();
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    before.apiKeySecretRef(),
                    null,
                    new WebhookSpec(registration, null, before.webhook().signingKeySecretRef()),
                    null));
            return region;
        });
    }

    private String registry() {
        return it.secretValue(Installation.REGISTRY, "regions.json");
    }
}
