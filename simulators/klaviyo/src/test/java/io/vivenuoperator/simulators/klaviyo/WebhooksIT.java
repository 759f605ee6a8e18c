package io.vivenuoperator.simulators.klaviyo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.klaviyo.delivery.DeliveryRules;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.RecordingReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over real connections: registered, delivered in batches, signed, repeated, turned off. */
class WebhooksIT {
    private static final String SECRET = "a-secret-of-16-characters";
    private static final String OPENED = "event:klaviyo.opened_email";
    private static final String UNSUBSCRIBED = "event:klaviyo.unsubscribed_from_email_marketing";

    private KlaviyoSimulator simulator;
    private Caller caller;
    private RecordingReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        start(KlaviyoSettings.defaults());
        receiver = new RecordingReceiver();
    }

    private void start(KlaviyoSettings settings) throws IOException {
        simulator = KlaviyoSimulator.start(settings.withDelivery(quick(Duration.ofDays(2))));
        caller = new Caller(
                simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo", "revision", "2026-07-15"));
        simulator.load(Caller.json("{\"people\":[{\"key\":\"k1\",\"email\":\"a@web.example\"}]}"));
    }

    private static DeliveryRules quick(Duration disableAfter) {
        return new DeliveryRules(
                "SimAcc", 3, Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMillis(20), disableAfter);
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void aWebhookNeverShowsItsSecretAndNotItsWholeUrl() throws Exception {
        Caller.Reply created = register(OPENED);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).doesNotContain(SECRET, "/hook");
        assertThat(caller.get("/api/webhooks").json().path("data")).hasSize(1);
        assertThat(created.json()
                        .at("/data/relationships/webhook-topics/data/0/id")
                        .textValue())
                .isEqualTo(OPENED);
    }

    @Test
    void withoutAdvancedKdpThereAreNone() throws Exception {
        simulator.close();
        caller.close();
        start(KlaviyoSettings.defaults().withoutKdp());

        assertThat(register(OPENED).status()).isEqualTo(403);
        assertThat(caller.get("/api/webhook-topics").status()).isEqualTo(403);
        assertThat(caller.get("/api/profiles").status()).isEqualTo(200);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(refused("\"name\":\"n\",\"endpoint_url\":\"https://a.example/\",\"secret_key\":\"short\""))
                .contains("secret_key");
        assertThat(refused("\"name\":\"n\",\"endpoint_url\":\"ftp://a.example/\",\"secret_key\":\"" + SECRET + "\""))
                .contains("endpoint_url");
        assertThat(refused("\"endpoint_url\":\"https://a.example/\",\"secret_key\":\"" + SECRET + "\""))
                .contains("name");
        assertThat(register("profile.created").status()).isEqualTo(400);
    }

    @Test
    void aDeliveryIsSignedOverBodyAndTimestamp() throws Exception {
        String id = register(OPENED).json().at("/data/id").textValue();
        happen(OPENED);

        RecordingReceiver.Post post = first();
        JsonNode body = Caller.json(post.body());
        assertThat(post.header("klaviyo-signature")).isEqualTo(hmac(post.body() + post.header("klaviyo-timestamp")));
        assertThat(post.header("klaviyo-timestamp")).endsWith(" GMT");
        assertThat(post.header("klaviyo-webhook-id")).isEqualTo(id);
        assertThat(body.at("/meta/klaviyo_webhook_id").textValue()).isEqualTo(id);
        assertThat(body.at("/data/0/topic").textValue()).isEqualTo(OPENED);
        assertThat(body.at("/data/0/payload/data/relationships/profile/data/id").textValue())
                .isEqualTo(simulator.truth().at("/ids/k1").textValue());
    }

    @Test
    void theTimestampMayHaveTheOtherForm() throws Exception {
        register(OPENED);
        faults("{\"isoTimestamps\":true}");
        happen(OPENED);

        RecordingReceiver.Post post = first();
        assertThat(post.header("klaviyo-timestamp")).endsWith("Z");
        assertThat(post.header("klaviyo-signature")).isEqualTo(hmac(post.body() + post.header("klaviyo-timestamp")));
    }

    @Test
    void eventsComeInBatches() throws Exception {
        register(OPENED);
        for (int i = 0; i < 7; i++) {
            happen(OPENED);
        }

        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(delivered()).isEqualTo(7));
        assertThat(receiver.posts())
                .allSatisfy(post ->
                        assertThat(Caller.json(post.body()).path("data")).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void aRefusedBatchComesAgain() throws Exception {
        receiver.answerNext(500, 503);
        register(OPENED);
        happen(OPENED);

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() == 3);
        assertThat(simulator.deliveries()).extracting(each -> each.status()).containsExactly(500, 503, 200);
    }

    @Test
    void aWebhookThatFailsForLongIsTurnedOff() throws Exception {
        simulator.close();
        caller.close();
        simulator = KlaviyoSimulator.start(KlaviyoSettings.defaults().withDelivery(quick(Duration.ofMillis(60))));
        caller = new Caller(
                simulator.url(), Map.of("Authorization", "Klaviyo-API-Key pk_sim_klaviyo", "revision", "2026-07-15"));
        simulator.load(Caller.json("{\"people\":[{\"key\":\"k1\",\"email\":\"a@web.example\"}]}"));
        receiver.answerNext(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        String id = register(OPENED).json().at("/data/id").textValue();
        happen(OPENED);

        await().atMost(10, SECONDS)
                .until(() -> !caller.get("/api/webhooks/" + id)
                        .json()
                        .at("/data/attributes/enabled")
                        .booleanValue());
    }

    @Test
    void aConsentThatEndsIsTold() throws Exception {
        register(UNSUBSCRIBED);

        simulator.change("k1", Caller.json("{\"consent\":{\"email\":\"unsubscribed\"}}"));

        assertThat(Caller.json(first().body()).at("/data/0/topic").textValue()).isEqualTo(UNSUBSCRIBED);
        assertThat(caller.get("/api/events?filter=equals(profile_id,%22"
                                + simulator.truth().at("/ids/k1").textValue() + "%22)")
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void aChangedNameIsNotTold() throws Exception {
        register(UNSUBSCRIBED);

        simulator.change("k1", Caller.json("{\"lastName\":\"Neu\"}"));
        simulator.change("k1", Caller.json("{\"consent\":{\"email\":\"unsubscribed\"}}"));

        first();
        assertThat(delivered()).isEqualTo(1);
    }

    @Test
    void copiesAndWrongSignaturesCanBeHad() throws Exception {
        register(OPENED);
        faults("{\"duplicateWebhooks\":1,\"wrongSignatureNext\":1}");
        happen(OPENED);

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() == 2);
        List<RecordingReceiver.Post> posts = receiver.posts();
        assertThat(posts.get(0).body())
                .contains(Caller.json(posts.get(1).body())
                        .at("/data/0/external_id")
                        .textValue());
        assertThat(posts)
                .filteredOn(post ->
                        post.header("klaviyo-signature").equals(hmac(post.body() + post.header("klaviyo-timestamp"))))
                .hasSize(1);
    }

    private Caller.Reply register(String topic) throws Exception {
        return caller.send(
                "POST",
                "/api/webhooks",
                ("{\"data\":{\"type\":\"webhook\",\"attributes\":{\"name\":\"ours\",\"endpoint_url\":\"%s\",\"secret_key\":\"%s\"},"
                                + "\"relationships\":{\"webhook-topics\":{\"data\":[{\"type\":\"webhook-topic\",\"id\":\"%s\"}]}}}}")
                        .formatted(receiver.url(), SECRET, topic));
    }

    private String refused(String attributes) throws Exception {
        Caller.Reply reply = caller.send(
                "POST",
                "/api/webhooks",
                "{\"data\":{\"type\":\"webhook\",\"attributes\":{" + attributes
                        + "},\"relationships\":{\"webhook-topics\":{\"data\":[{\"type\":\"webhook-topic\",\"id\":\""
                        + OPENED
                        + "\"}]}}}}");
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().at("/errors/0/source/parameter").textValue();
    }

    private void happen(String topic) throws Exception {
        assertThat(caller.send("POST", "/_control/people/k1/events", "{\"topic\":\"" + topic + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void faults(String switches) throws Exception {
        assertThat(caller.send("PUT", "/_control/faults", switches).status()).isEqualTo(200);
    }

    private RecordingReceiver.Post first() {
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst();
    }

    private int delivered() throws IOException {
        int events = 0;
        for (RecordingReceiver.Post post : receiver.posts()) {
            events += Caller.json(post.body()).path("data").size();
        }
        return events;
    }

    /** Not the simulator's own code. */
    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
