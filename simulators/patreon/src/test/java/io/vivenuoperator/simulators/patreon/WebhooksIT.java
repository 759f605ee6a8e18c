package io.vivenuoperator.simulators.patreon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.patreon.delivery.DeliveryRules;
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

/** Webhooks over real connections: a secret of Patreon's, a queue that keeps its order, a pause and its end. */
class WebhooksIT {
    private static final String WEBHOOKS = "/api/oauth2/v2/webhooks";

    private PatreonSimulator simulator;
    private Caller caller;
    private RecordingReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        simulator = PatreonSimulator.start(PatreonSettings.defaults()
                .withDelivery(new DeliveryRules(Duration.ofSeconds(5), Duration.ofMillis(20), 3)));
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-creator-access"));
        receiver = new RecordingReceiver();
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void theSecretIsPatreonsOwn() throws Exception {
        JsonNode webhook = register();

        assertThat(webhook.at("/data/attributes/secret").textValue()).isNotEmpty();
        assertThat(webhook.at("/data/attributes/num_consecutive_times_failed").intValue())
                .isZero();
        assertThat(webhook.at("/data/attributes/paused").booleanValue()).isFalse();
        assertThat(caller.get(WEBHOOKS).json().path("data")).hasSize(1);
    }

    @Test
    void aDeliveryIsSignedAndHasItsTriggerInAHeaderOnly() throws Exception {
        String secret = register().at("/data/attributes/secret").textValue();
        join("p1");

        RecordingReceiver.Post post = first();
        JsonNode body = Caller.json(post.body());
        assertThat(post.header("x-patreon-event")).isEqualTo("members:create");
        assertThat(post.header("x-patreon-signature")).isEqualTo(hmac(secret, post.body()));
        assertThat(post.body()).doesNotContain("members:create");
        assertThat(body.at("/data/id").textValue())
                .isEqualTo(simulator.truth().at("/ids/p1").textValue());
        assertThat(body.at("/data/relationships/user/data/type").textValue()).isEqualTo("user");
        assertThat(body.at("/data/relationships/patron").isMissingNode()).isTrue();
    }

    @Test
    void theDocumentedShapeCanBeHad() throws Exception {
        register();
        faults("{\"documentedShape\":true}");
        join("p1");

        JsonNode body = Caller.json(first().body());
        assertThat(body.at("/data/relationships/patron/data/type").textValue()).isEqualTo("user");
        assertThat(body.at("/data/relationships/user").isMissingNode()).isTrue();
    }

    @Test
    void eachTurnHasItsTrigger() throws Exception {
        register();
        join("p1");
        simulator.change("p1", Caller.json("{\"tier\":\"Professional\",\"amountCents\":2500}"));
        simulator.change("p1", Caller.json("{\"tier\":null}"));
        simulator.remove("p1");

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() == 7);
        assertThat(triggers())
                .containsExactly(
                        "members:create",
                        "members:pledge:create",
                        "members:update",
                        "members:pledge:update",
                        "members:update",
                        "members:pledge:delete",
                        "members:delete");
    }

    @Test
    void whatFailsIsDeliveredBeforeWhatIsBehindIt() throws Exception {
        receiver.answerNext(500, 500);
        register();
        join("p1");
        simulator.remove("p1");

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() == 5);
        assertThat(triggers())
                .containsExactly(
                        "members:create",
                        "members:create",
                        "members:create",
                        "members:pledge:create",
                        "members:delete");
    }

    @Test
    void aPauseKeepsWhatHappensAndItsEndDeliversIt() throws Exception {
        receiver.answerNext(500, 500, 500);
        String id = register().at("/data/id").textValue();
        join("p1");
        await().atMost(10, SECONDS)
                .until(() -> webhook().at("/attributes/paused").booleanValue());
        assertThat(webhook().at("/attributes/num_consecutive_times_failed").intValue())
                .isEqualTo(3);
        simulator.remove("p1");
        assertThat(simulator.waiting(id)).isEqualTo(3);

        Caller.Reply resumed = caller.send(
                "PATCH",
                WEBHOOKS + "/" + id,
                "{\"data\":{\"type\":\"webhook\",\"id\":\"" + id + "\",\"attributes\":{\"paused\":false}}}");

        assertThat(resumed.status()).isEqualTo(200);
        await().atMost(10, SECONDS).until(() -> simulator.waiting(id) == 0);
        assertThat(triggers()).endsWith("members:create", "members:pledge:create", "members:delete");
    }

    @Test
    void aDeletedWebhookHearsNothingMore() throws Exception {
        String id = register().at("/data/id").textValue();
        assertThat(caller.send("DELETE", WEBHOOKS + "/" + id, "").status()).isEqualTo(204);
        assertThat(caller.send("DELETE", WEBHOOKS + "/" + id, "").status()).isEqualTo(404);
        register();
        join("p1");

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() >= 2);
        assertThat(triggers()).containsExactly("members:create", "members:pledge:create");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(refused("{\"triggers\":[\"members:burn\"],\"uri\":\"https://a.example/\"}", "7000001"))
                .isEqualTo("triggers");
        assertThat(refused("{\"triggers\":[\"members:create\"]}", "7000001")).isEqualTo("uri");
        assertThat(refused("{\"triggers\":[\"members:create\"],\"uri\":\"https://a.example/\"}", "1"))
                .isEqualTo("relationships.campaign");
    }

    @Test
    void aWrongSignatureCanBeHad() throws Exception {
        String secret = register().at("/data/attributes/secret").textValue();
        faults("{\"wrongSignatureNext\":1}");
        join("p1");

        RecordingReceiver.Post post = first();
        assertThat(post.header("x-patreon-signature")).isNotEqualTo(hmac(secret, post.body()));
    }

    private JsonNode register() throws Exception {
        Caller.Reply reply = caller.send(
                "POST",
                WEBHOOKS,
                body(
                        "{\"triggers\":[\"members:create\",\"members:update\",\"members:delete\",\"members:pledge:create\",\"members:pledge:update\",\"members:pledge:delete\"],\"uri\":\""
                                + receiver.url() + "\"}",
                        "7000001"));
        assertThat(reply.status()).isEqualTo(201);
        return reply.json();
    }

    private static String body(String attributes, String campaign) {
        return "{\"data\":{\"type\":\"webhook\",\"attributes\":" + attributes
                + ",\"relationships\":{\"campaign\":{\"data\":{\"type\":\"campaign\",\"id\":\"" + campaign + "\"}}}}}";
    }

    private String refused(String attributes, String campaign) throws Exception {
        Caller.Reply reply = caller.send("POST", WEBHOOKS, body(attributes, campaign));
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().at("/errors/0/source/parameter").textValue();
    }

    private JsonNode webhook() throws Exception {
        return caller.get(WEBHOOKS).json().at("/data/0");
    }

    private void join(String key) throws IOException {
        simulator.load(
                Caller.json(
                        "{\"announce\":true,\"people\":[{\"key\":\"" + key
                                + "\",\"fullName\":\"Zoë Müller\",\"email\":\"zoe@web.example\",\"tier\":\"Friend\",\"amountCents\":300}]}"));
    }

    private void faults(String switches) throws Exception {
        assertThat(caller.send("PUT", "/_control/faults", switches).status()).isEqualTo(200);
    }

    private RecordingReceiver.Post first() {
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst();
    }

    private List<String> triggers() {
        return receiver.posts().stream()
                .map(post -> post.header("x-patreon-event"))
                .toList();
    }

    /** Not the simulator's own code. */
    private static String hmac(String secret, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
