package io.vivenuoperator.controller.eventing;

import static io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscriptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subscription is Ready exactly when every ready events pod runs it, and says what is in the way. */
class SubscriptionReadyIT extends EventingScenario {
    private static final String SIGNED =
            "{select: {types: [event.sold_out]}, deliver: {webhook: {url: 'https://hooks.example.com'}}, signing: {secretRefs: [{name: hook-key}]}}";

    @Test
    @Reaches({"Ready/Ready", "Event/Ready"})
    void aSubscriptionWithRegionAndPodBecomesReady() {
        // when
        ready();

        // then
        var status = it.stored("ops").getStatus();
        assertThat(status.endpoint()).isEqualTo("hooks.example.com");
        assertThat(status.regionCount()).isEqualTo(1);
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(handed("ops").regions()).containsExactly("dach");
        eventually(() -> assertThat(eventReasons()).contains("Ready"));
    }

    @Test
    @Reaches("Ready/Pending")
    void aSubscriptionThatNobodyHasLookedAtIsPending() {
        // given
        it.stop();

        // when
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expect(READY, "UNKNOWN Pending");
    }

    @Test
    void aSigningSecretIsMadeOnceAndOwned() {
        // when
        ready();

        // then
        var secret = it.client
                .secrets()
                .inNamespace(it.namespace)
                .withName("ops-signing")
                .get();
        assertThat(secret.getMetadata().getOwnerReferences())
                .extracting(owner -> owner.getKind() + " " + owner.getName())
                .containsExactly("EventSubscription ops");
        assertThat(it.value("ops-signing", "secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(handed("ops").secrets()).containsExactly(it.value("ops-signing", "secret"));
    }

    @Test
    @Reaches("Ready/SecretNotFound")
    void aMissingSecretIsNamedAndTheSubscriptionGoesOnWhenItComes() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.subscription(it.namespace, "ops", SIGNED);
        expect(READY, "FALSE SecretNotFound");
        assertThat(message(READY)).contains("hook-key");

        // when
        it.secret("hook-key", Map.of("secret", "canary-secret-long-enough"));

        // then
        expect(READY, "TRUE Ready");
        assertThat(handed("ops").secrets()).containsExactly("canary-secret-long-enough");
    }

    @Test
    @Reaches({"Ready/SecretKeyMissing", "Ready/SecretTooShort"})
    void aSecretThatIsNoGoodIsNamed() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.secret("hook-key", Map.of("other", "canary-secret-long-enough"));
        it.subscription(it.namespace, "ops", SIGNED);
        expect(READY, "FALSE SecretKeyMissing");

        // when
        it.secret("hook-key", Map.of("secret", "canary-short"));

        // then
        expect(READY, "FALSE SecretTooShort");
        assertThat(message(READY)).contains("16 characters").doesNotContain("canary");
    }

    @Test
    @Reaches("Ready/UrlRefused")
    void aUrlThatNothingIsSentToIsNamedByItsRule() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.secret("chat", Map.of("url", "http://hooks.example.com/canary"));

        // when
        it.subscription(
                it.namespace,
                "ops",
                "{select: {types: [event.sold_out]}, deliver: {slack: {urlSecretRef: {name: chat}}}}");

        // then
        expect(READY, "FALSE UrlRefused");
        assertThat(message(READY)).contains("https", "chat").doesNotContain("canary");
    }

    @Test
    @Reaches("Ready/HeaderRefused")
    void aHeaderThatMayNotBeSetIsNamed() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.secret("hook-headers", Map.of("Host", "canary.example.com"));

        // when
        it.subscription(
                it.namespace,
                "ops",
                "{select: {types: [event.sold_out]}, deliver: {webhook: {url: 'https://hooks.example.com', headersSecretRef: {name: hook-headers}}}}");

        // then
        expect(READY, "FALSE HeaderRefused");
        assertThat(message(READY)).contains("Host").doesNotContain("canary");
    }

    @Test
    @Reaches("Ready/NoRegionSelected")
    void aRegionThatComesJoinsByItsLabels() {
        // given
        it.readyPod();
        it.region(it.namespace, "fr", Map.of("team", "fr"), "fr");
        it.subscription(
                it.namespace,
                "ops",
                "{select: {types: [event.sold_out], regionSelector: {matchLabels: {team: dach}}}, deliver: {webhook: {url: 'https://hooks.example.com'}}}");
        expect(READY, "FALSE NoRegionSelected");

        // when
        it.region(it.namespace, "dach", Map.of("team", "dach"), "dach");

        // then
        expect(READY, "TRUE Ready");
        assertThat(handed("ops").regions()).containsExactly("dach");
    }

    @Test
    void whoListensToOtherPublishersNeedsNoRegion() {
        // given
        it.readyPod();

        // when
        it.subscription(
                it.namespace,
                "ops",
                "{select: {types: [user.created], sources: [auth-service]}, deliver: {webhook: {url: 'https://hooks.example.com'}}}");

        // then
        expect(READY, "TRUE Ready");
        assertThat(handed("ops").sources()).containsExactly("auth-service");
    }

    @Test
    @Reaches({"Ready/Conflict", "Ready/UrlRefused"})
    void whatTheServiceCanNotDeliverIsNotReady() {
        // given
        var uid = ready();

        // when
        it.pods.report(SubscriptionReport.nothingKnown(
                uid, Optional.of(new HandoverProblem(HandoverRefusal.CONFLICT, "Made over HTTP as well."))));

        // then
        expect(READY, "FALSE Conflict");

        // when
        it.pods.report(SubscriptionReport.nothingKnown(
                uid, Optional.of(new HandoverProblem(HandoverRefusal.URL_REFUSED, "The port is a database's."))));

        // then
        expect(READY, "FALSE UrlRefused");
        assertThat(message(READY)).isEqualTo("The port is a database's.");
    }

    @Test
    @Reaches("Ready/NoReadyPods")
    void withoutPodsItSaysSo() {
        // given
        it.region(it.namespace, "dach", Map.of(), "dach");

        // when
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expect(READY, "FALSE NoReadyPods");
        assertThat(message(READY)).contains("It has no Deployment.");
    }

    @Test
    @Reaches("Ready/NotConfirmed")
    void aPodThatDoesNotTakeTheFileIsHeard() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.pods.refuse("The file has 2 subscriptions, and 9 are in force.");

        // when
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expect(READY, "FALSE NotConfirmed");
        assertThat(message(READY)).contains("0 of 1 events pods", "9 are in force");

        // when
        it.pods.accept();
        it.clock.step(Duration.ofSeconds(6));

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    @Reaches("Ready/Suspended")
    void aSuspendedSubscriptionIsHandedOverAsSuch() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");

        // when
        it.subscription(
                it.namespace,
                "ops",
                "{suspend: true, select: {types: [event.sold_out]}, deliver: {webhook: {url: 'https://hooks.example.com'}}}");

        // then
        expect(READY, "FALSE Suspended");
        assertThat(handed("ops").suspend()).isTrue();
    }

    @Test
    @Reaches("Ready/KubernetesRefused")
    void whatKubernetesRefusesIsQuoted() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.forbidNewSecrets();

        // when
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expect(READY, "FALSE KubernetesRefused");
    }

    @Test
    @Reaches("Ready/UnexpectedError")
    void aBrokenDocumentIsAnUnexpectedErrorWithoutItsContent() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.stop();
        it.secret(EventingInstallation.DOCUMENT, Map.of("subscriptions.json", "{\"subscriptions\":[]}"));
        it.start();
        it.secret(EventingInstallation.DOCUMENT, Map.of("subscriptions.json", "canary no json"));

        // when
        it.subscription(it.namespace, "ops", HOOK);

        // then
        expect(READY, "UNKNOWN UnexpectedError");
        assertThat(message(READY)).doesNotContain("canary");
    }

    @Test
    void whatWasHandedOverStaysWhileASecretIsMissingButWhoSuspendsIsHeard() {
        // given
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        it.secret("hook-key", Map.of("secret", "canary-secret-long-enough"));
        it.subscription(it.namespace, "ops", SIGNED);
        expect(READY, "TRUE Ready");
        it.client.secrets().inNamespace(it.namespace).withName("hook-key").delete();
        expect(READY, "FALSE SecretNotFound");
        assertThat(handed("ops").suspend()).isFalse();

        // when
        it.client.resource(it.stored("ops")).edit(stored -> {
            var spec = stored.getSpec();
            stored.setSpec(new EventSubscriptionSpec(
                    true, spec.select(), spec.deliver(), spec.signing(), spec.policy(), spec.startFrom()));
            return stored;
        });

        // then
        eventually(() -> assertThat(handed("ops").suspend()).isTrue());
        assertThat(handed("ops").secrets()).containsExactly("canary-secret-long-enough");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable-at", "test-at"})
    void anAnnotationIsHandedOver(String annotation) {
        // given
        ready();

        // when
        it.client.resource(it.stored("ops")).edit(stored -> {
            stored.getMetadata().setAnnotations(Map.of("vivenu-operator.io/" + annotation, "2026-11-27T08:00:00Z"));
            return stored;
        });

        // then
        eventually(
                () -> assertThat(List.of(handed("ops").enableAt(), handed("ops").testAt()))
                        .contains(Optional.of("2026-11-27T08:00:00Z")));
    }

    @Test
    void noSecretReachesStatusOrEvents() {
        // given
        var uid = ready();
        it.pods.report(report(uid, DeliveryReason.SERVER_ERROR, 7, 0));
        eventually(() -> assertThat(eventReasons()).contains("EndpointFailing"));

        // then
        var serialization = it.client.getKubernetesSerialization();
        var shown = serialization.asYaml(it.stored("ops").getStatus())
                + serialization.asYaml(
                        it.client.v1().events().inNamespace(it.namespace).list());
        assertThat(shown).doesNotContain("canary").doesNotContain(it.value("ops-signing", "secret"));
    }
}
