package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.crd.v1alpha1.RegistrationMode;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever waits for a region by kstatus hears within seconds what only a person can mend, and does not wait for a deadline. */
class PromptRefusalIT extends OnAnApiServer {
    private static final Duration PROMPT = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource("mistakes")
    void itHasFailedWithinSeconds(String reason, Consumer<Installation> mistake) {
        // given
        it.readyReceiver();

        // when
        mistake.accept(it);

        // then
        await(reason)
                .atMost(PROMPT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> KstatusVerdict.of(region()) == KstatusVerdict.FAILED);
        expect(READY, "FALSE " + reason);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("SecretNotFound", it -> it.region("dach")),
                mistake("SecretKeyMissing", it -> {
                    it.secret("vivenu-dach", "apikey", KEY);
                    it.region("dach");
                }),
                mistake("KeyRefused", it -> {
                    it.apiKey("canary-refused");
                    it.region("dach");
                }),
                mistake("VendorProtocol", it -> {
                    it.vivenu.failing(HttpCallException.of(Reason.PROTOCOL, "GET /events: no JSON."));
                    usual(it);
                }),
                mistake("WebhookForbidden", it -> {
                    it.vivenu.failingWebhooks(HttpCallException.of(Reason.KEY_REFUSED, "GET /webhooks answered 403"));
                    usual(it);
                }),
                mistake("WebhookRejected", it -> {
                    it.vivenu.failingWebhooks(HttpCallException.of(Reason.REJECTED, "POST /webhooks answered 400"));
                    usual(it);
                }),
                mistake("SigningKeyNotFound", it -> {
                    it.apiKey(KEY);
                    var absent = new SigningKeySecretRef("absent", null);
                    it.region("dach", new WebhookSpec(RegistrationMode.MANUAL, null, absent), null);
                }),
                mistake("RegionKeyTaken", it -> {
                    it.rememberKey("elsewhere_dach", "dach");
                    usual(it);
                }));
    }

    private static Arguments mistake(String reason, Consumer<Installation> mistake) {
        return argumentSet(reason, reason, mistake);
    }

    private static void usual(Installation it) {
        it.apiKey(KEY);
        it.region("dach");
    }

    private JsonNode region() {
        return it.client.getKubernetesSerialization().convertValue(it.stored("dach"), JsonNode.class);
    }
}
