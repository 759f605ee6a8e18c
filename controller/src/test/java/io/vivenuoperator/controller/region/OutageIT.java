package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.RECONCILING;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.WEBHOOK_REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vivenu is away, and who deploys something meanwhile does not notice. */
class OutageIT extends OnAnApiServer {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int STEPS_OF_AN_HOUR = 12;

    @Test
    @Reaches({
        "CredentialsValid/VendorUnavailable",
        "WebhookRegistered/WaitingForCredentials",
        "Reconciling/VendorUnavailable"
    })
    void aRegionThatWasReadyStaysSoForAnHourWithoutVivenu() throws IOException {
        // given
        ready();
        var transitions = history.readyTransitions("dach");

        // when
        leave();
        for (var step = 1; step <= STEPS_OF_AN_HOUR; step++) {
            if (step == STEPS_OF_AN_HOUR / 2) {
                it.restart();
            }
            it.clock.advance(STEP);
            lookAnew(step);
            expect(CREDENTIALS_VALID, "UNKNOWN VendorUnavailable");
        }

        // then
        assertThat(it.condition("dach", READY)).isEqualTo("TRUE Ready");
        assertThat(it.condition("dach", RECONCILING)).isEqualTo("UNKNOWN VendorUnavailable");
        assertThat(history.readyTransitions("dach")).isEqualTo(transitions);

        // when
        it.vivenu.recovering();
        it.clock.advance(STEP);
        lookAnew(STEPS_OF_AN_HOUR + 1);

        // then
        expect(RECONCILING, "");
        assertThat(history.readyTransitions("dach")).isEqualTo(transitions);
    }

    @Test
    void aSpecThatChangesMeanwhileIsNotReadyBeforeVivenuAnswers() {
        // given
        ready();
        leave();

        // when
        it.clock.advance(STEP);
        it.client.resource(it.stored("dach")).edit(region -> {
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    region.getSpec().apiKeySecretRef(),
                    null,
                    null,
                    new PollingSpec(null, null, null, null, 300, null)));
            return region;
        });

        // then
        expect(READY, "UNKNOWN VendorUnavailable");
        expect(RECONCILING, "TRUE VendorUnavailable");

        // when
        it.vivenu.recovering();
        it.clock.advance(STEP);
        lookAnew(1);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void receiversThatGoMeanwhileAreToldAllTheSame() {
        // given
        ready();
        leave();
        it.clock.advance(Duration.ofMinutes(30));
        lookAnew(1);
        expect(CREDENTIALS_VALID, "UNKNOWN VendorUnavailable");

        // when
        it.client.pods().inNamespace(it.namespace).withName("receiver").delete();
        it.clock.advance(STEP);
        lookAnew(2);

        // then
        expect(WEBHOOK_REGISTERED, "FALSE NoReadyReceivers");
        expect(READY, "FALSE NoReadyReceivers");
    }

    private void leave() {
        it.vivenu.failing(HttpCallException.of(HttpCallException.Reason.UNAVAILABLE, "GET /events: no connection"));
    }

    /** Its clock is the test's but its timers are not: a touched Secret has the region looked at, and by then Vivenu is due. */
    private void lookAnew(int step) {
        var calls = it.vivenu.calls().size();
        it.client.secrets().inNamespace(it.namespace).withName("vivenu-dach").edit(secret -> {
            secret.getMetadata().setAnnotations(Map.of("touched", "step-" + step));
            return secret;
        });
        eventually(() -> assertThat(it.vivenu.calls()).hasSizeGreaterThan(calls));
    }
}
