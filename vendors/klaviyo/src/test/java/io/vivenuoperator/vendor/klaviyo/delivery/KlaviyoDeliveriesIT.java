package io.vivenuoperator.vendor.klaviyo.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.simulators.klaviyo.KlaviyoSettings;
import io.vivenuoperator.simulators.klaviyo.KlaviyoSimulator;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.RecordingReceiver;
import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.klaviyo.signature.KlaviyoVerifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Klaviyo sends that shares nothing with the verifier. */
class KlaviyoDeliveriesIT {
    private static final String SECRET = "a-secret-of-some-length";
    private static final String TOPIC = "event:klaviyo.unsubscribed_from_email_marketing";

    private KlaviyoSimulator simulator;
    private RecordingReceiver receiver;
    private KlaviyoVerifier verifier;

    @BeforeEach
    void start() throws Exception {
        receiver = new RecordingReceiver();
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults());
        simulator.load(Caller.json(
                "{\"people\":[{\"key\":\"k1\",\"email\":\"a@web.example\",\"consent\":{\"email\":\"subscribed\"}}]}"));
        verifier = new KlaviyoVerifier(registered(), List.of("a-newer-secret-of-some-length", SECRET));
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"isoTimestamps\":true}", "{\"duplicateWebhooks\":1}", "{\"reorderWebhooksMillis\":50}"})
    void whatItSignsIsGenuineAndSaysWhoseItIs(String faults) throws Exception {
        RecordingReceiver.Post post = unsubscribed(faults);

        assertThat(proof(post)).isEqualTo(new DeliveryProof.Genuine(1));
        EventBatch batch = EventBatchReader.read(post.body().getBytes(UTF_8));
        assertThat(batch.unreadable()).isEmpty();
        assertThat(batch.events()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo(TOPIC);
            assertThat(event.profileId())
                    .contains(simulator.truth().at("/ids/k1").textValue());
            assertThat(event.at()).isPresent();
        });
    }

    @Test
    void aWrongSignatureProvesNothing() throws Exception {
        assertThat(proof(unsubscribed("{\"wrongSignatureNext\":1}"))).isEqualTo(new DeliveryProof.Unproved());
    }

    private RecordingReceiver.Post unsubscribed(String faults) throws Exception {
        simulator.faults(Caller.json(faults));
        simulator.change("k1", Caller.json("{\"consent\":{\"email\":\"unsubscribed\"}}"));
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst();
    }

    private DeliveryProof proof(RecordingReceiver.Post post) {
        return verifier.verify(new DeliveryHead(post.headers()), post.body().getBytes(UTF_8));
    }

    private String registered() throws Exception {
        try (var caller = new Caller(
                simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo", "revision", "2026-07-15"))) {
            Caller.Reply reply = caller.send("POST", "/api/webhooks", """
                    {"data":{"type":"webhook","attributes":{"name":"members","endpoint_url":"%s","secret_key":"%s"},
                      "relationships":{"webhook-topics":{"data":[{"type":"webhook-topic","id":"%s"}]}}}}""".formatted(receiver.url(), SECRET, TOPIC));
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            return reply.json().at("/data/id").textValue();
        }
    }
}
