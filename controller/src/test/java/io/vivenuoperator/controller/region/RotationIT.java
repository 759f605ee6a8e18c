package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A controller or a receiver ends in the middle of a registration or a rotation. Whenever something changes, at Vivenu or
 * in a receiver, deliveries are sent with the key that Vivenu signs with then and with previous ones: none is refused.
 */
class RotationIT extends OnAnApiServer {
    private static final List<Step> STEPS =
            List.of(Step.RECEIVERS_ASKED, Step.BEFORE_LIST, Step.BEFORE_UPDATE, Step.AFTER_UPDATE);

    private final Interventions interventions = new Interventions();
    private final Fleet receivers = new Fleet(() -> interventions.reached(Step.RECEIVERS_ASKED), this::deliver);
    private final Set<String> everAtVivenu = new HashSet<>();

    @Override
    Installation installation(ApiServer server, String namespace) throws IOException {
        return new Installation(server, namespace, interventions::around, receivers);
    }

    private void deliver() {
        signingKey().ifPresent(everAtVivenu::add);
        everAtVivenu.forEach(receivers::deliver);
    }

    private Optional<String> signingKey() {
        return it.vivenu.webhooksOf("seller-dach").stream()
                .findFirst()
                .flatMap(Webhook::signingKey)
                .map(SigningKey::value);
    }

    private void withReceiversAndKeys() {
        receivers.follow(it);
        receivers.start(it);
        receivers.start(it);
        it.apiKey(KEY);
        it.secret("hooks", "signingKey", "canary-first");
    }

    private void apply() {
        it.region("dach", new WebhookSpec(null, null, new SigningKeySecretRef("hooks", null)), null);
    }

    private void rotated(String key) {
        eventually(() -> assertThat(signingKey()).contains(key));
        deliver();
        expect(READY, "TRUE Ready");
    }

    @Test
    void noDeliveryIsRefusedWhenTheControllerIsKilledAtAnyStep() throws IOException {
        // given
        withReceiversAndKeys();
        apply();
        rotated("canary-first");

        // when
        for (var step : STEPS) {
            interventions.killControllerAt(step);
            it.secret("hooks", "signingKey", "canary-" + step);
            eventually(() -> assertThat(interventions.haveHappened()).isTrue());
            deliver();
            interventions.revive();
            it.restart();
            rotated("canary-" + step);
        }

        // then
        assertThat(receivers.deliveries()).isPositive();
        assertThat(receivers.refused()).isZero();
    }

    @Test
    void noDeliveryIsRefusedWhenAReceiverIsReplacedAtAnyStep() {
        // given
        withReceiversAndKeys();
        apply();
        rotated("canary-first");

        // when
        for (var step : STEPS) {
            interventions.at(step, () -> receivers.restartOne(it));
            it.secret("hooks", "signingKey", "canary-" + step);
            rotated("canary-" + step);
            assertThat(interventions.haveHappened()).isTrue();
        }

        // then
        assertThat(receivers.deliveries()).isPositive();
        assertThat(receivers.refused()).isZero();
    }

    @Test
    void aWebhookWhoseCreationWasNotRecordedIsAdopted() throws IOException {
        // given
        withReceiversAndKeys();
        interventions.killControllerAt(Step.AFTER_CREATE);
        apply();
        eventually(() -> assertThat(interventions.haveHappened()).isTrue());
        var created = it.vivenu.webhooksOf("seller-dach").getFirst().id();

        // when
        interventions.revive();
        it.restart();

        // then
        expect(READY, "TRUE Ready");
        assertThat(it.vivenu.webhooksOf("seller-dach")).extracting(Webhook::id).containsExactly(created);
        assertThat(receivers.refused()).isZero();
    }

    @Test
    void aForeignWebhooksKeyIsTakenBeforeItIsReplaced() {
        // given
        withReceiversAndKeys();
        it.vivenu
                .webhooksOf("seller-dach")
                .add(new Webhook(
                        "wh-by-hand", "by hand", URL, true, Set.of(), Optional.of(new SigningKey("canary-theirs"))));
        var refusedBefore = new AtomicInteger();
        interventions.at(Step.BEFORE_UPDATE, () -> refusedBefore.set(receivers.refused()));

        // when
        apply();

        // then
        eventually(() -> assertThat(signingKey()).contains("canary-first"));
        expect(READY, "TRUE Ready");
        deliver();
        assertThat(everAtVivenu).containsExactlyInAnyOrder("canary-theirs", "canary-first");
        assertThat(receivers.refused()).isEqualTo(refusedBefore.get());
        assertThat(it.vivenu.webhooksOf("seller-dach")).extracting(Webhook::id).containsExactly("wh-by-hand");
    }
}
