package io.vivenuoperator.simulators.eventbrite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.simulators.eventbrite.delivery.DeliveryRules;
import io.vivenuoperator.simulators.platform.server.Caller;
import io.vivenuoperator.simulators.platform.server.RecordingReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks over real connections: hints that nobody signs. */
class WebhooksIT {
    private static final String WEBHOOKS = "/v3/organizations/5000001/webhooks/";

    private EventbriteSimulator simulator;
    private Caller caller;
    private RecordingReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        simulator = EventbriteSimulator.start(EventbriteSettings.defaults()
                .withDelivery(new DeliveryRules(
                        "163", Duration.ofSeconds(5), List.of(Duration.ofMillis(20), Duration.ofMillis(20)))));
        caller = new Caller(simulator.url(), Map.of("Authorization", "Bearer sim-private-token"));
        receiver = new RecordingReceiver();
    }

    @AfterEach
    void stop() {
        caller.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void actionsGoInAsAListAndComeBackAsAnArray() throws Exception {
        JsonNode webhook = register("order.placed,attendee.updated");

        assertThat(webhook.path("actions")).hasSize(2);
        assertThat(webhook.path("endpoint_url").textValue()).isEqualTo(receiver.url());
        assertThat(caller.get(WEBHOOKS).json().path("webhooks")).hasSize(1);
    }

    @Test
    void aFormIsTakenLikeJson() throws Exception {
        Caller.Reply reply = caller.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", WEBHOOKS, "endpoint_url=https%3A%2F%2Fa.example%2Fhook&actions=order.placed");

        assertThat(reply.json().path("endpoint_url").textValue()).isEqualTo("https://a.example/hook");
    }

    @Test
    void withoutActionsThreeAreMeant() throws Exception {
        Caller.Reply reply = caller.with("Content-Type", "application/json")
                .send("POST", WEBHOOKS, "{\"endpoint_url\":\"https://a.example/\"}");

        assertThat(reply.json().path("actions")).hasSize(3);
    }

    @Test
    void aWebhookIsNeverChanged() throws Exception {
        String id = register("order.placed").path("id").textValue();

        assertThat(caller.send("PATCH", "/v3/webhooks/" + id + "/", "{}").status())
                .isEqualTo(405);
        assertThat(caller.send("POST", "/v3/webhooks/" + id + "/", "{}").status())
                .isEqualTo(405);
        assertThat(caller.send("DELETE", "/v3/webhooks/" + id + "/", "").status())
                .isEqualTo(200);
        assertThat(caller.send("DELETE", "/v3/webhooks/" + id + "/", "").status())
                .isEqualTo(404);
    }

    @Test
    void anUnknownActionIsRefused() throws Exception {
        assertThat(caller.with("Content-Type", "application/json")
                        .send(
                                "POST",
                                WEBHOOKS,
                                "{\"endpoint_url\":\"https://a.example/\",\"actions\":\"attendee.created\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDeliveryTellsWhereAndNothingElse() throws Exception {
        String id = register("order.placed").path("id").textValue();
        buy("a1");

        RecordingReceiver.Post post = first();
        JsonNode body = Caller.json(post.body());
        String order = body.path("api_url").textValue();
        assertThat(order).matches("https://www\\.eventbriteapi\\.com/v3/orders/\\d+/");
        assertThat(body.at("/config/webhook_id").textValue()).isEqualTo(id);
        assertThat(post.header("x-eventbrite-event")).isEqualTo("order.placed");
        assertThat(post.header("x-eventbrite-delivery")).isEqualTo(id);
        assertThat(post.headers().keySet()).noneMatch(name -> name.contains("signature"));
        assertThat(post.body()).doesNotContain("anna@web.example");
        assertThat(caller.get(order.substring(order.indexOf("/v3/"))).status()).isEqualTo(200);
    }

    @Test
    void aCheckInAndAChangeHaveTheirActions() throws Exception {
        register("attendee.updated,attendee.checked_in,attendee.checked_out,order.refunded");
        buy("a1");
        simulator.change("a1", Caller.json("{\"lastName\":\"Neu\"}"));
        expect(1, "attendee.updated");
        simulator.change("a1", Caller.json("{\"checkedIn\":true}"));
        expect(2, "attendee.checked_in");
        simulator.change("a1", Caller.json("{\"checkedIn\":false}"));
        expect(3, "attendee.checked_out");
        caller.send("POST", "/_control/people/a1/refund", "");
        expect(4, "order.refunded");
    }

    @Test
    void a410EndsTheWebhook() throws Exception {
        receiver.answerNext(410);
        register("order.placed");
        buy("a1");

        await().atMost(10, SECONDS)
                .until(() -> caller.get(WEBHOOKS).json().path("webhooks").isEmpty());
    }

    @Test
    void aRefusedHintComesAgainAFewTimes() throws Exception {
        receiver.answerNext(500, 500, 500, 500);
        register("order.placed");
        buy("a1");

        await().atMost(10, SECONDS).until(() -> simulator.deliveries().size() == 3);
        await().during(Duration.ofMillis(200))
                .atMost(5, SECONDS)
                .until(() -> receiver.posts().size() == 3);
    }

    @Test
    void theTestHasAPlaceholder() throws Exception {
        String id = register("order.placed").path("id").textValue();
        caller.send("POST", "/_control/webhooks/" + id + "/test", "");

        JsonNode body = Caller.json(first().body());
        assertThat(body.path("api_url").textValue()).isEqualTo("{api-endpoint-to-fetch-object-details}");
        assertThat(body.at("/config/action").textValue()).isEqualTo("test");
    }

    @Test
    void anotherHostAndADeliveryIdCanBeHad() throws Exception {
        String id = register("order.placed").path("id").textValue();
        caller.send("PUT", "/_control/faults", "{\"strangeApiUrls\":true,\"uniqueDeliveryIds\":true}");
        buy("a1");

        RecordingReceiver.Post post = first();
        assertThat(Caller.json(post.body()).path("api_url").textValue())
                .startsWith("https://www.eventbriteapi.com.evil.example/");
        assertThat(post.header("x-eventbrite-delivery")).isNotEqualTo(id);
    }

    private JsonNode register(String actions) throws Exception {
        Caller.Reply reply = caller.with("Content-Type", "application/json")
                .send(
                        "POST",
                        WEBHOOKS,
                        "{\"endpoint_url\":\"" + receiver.url() + "\",\"actions\":\"" + actions + "\"}");
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private void buy(String key) throws IOException {
        simulator.load(Caller.json("{\"announce\":true,\"people\":[{\"key\":\"" + key
                + "\",\"firstName\":\"Anna\",\"lastName\":\"Alt\",\"email\":\"anna@web.example\"}]}"));
    }

    private RecordingReceiver.Post first() {
        await().atMost(10, SECONDS).until(() -> !receiver.posts().isEmpty());
        return receiver.posts().getFirst();
    }

    private void expect(int count, String action) {
        await().atMost(10, SECONDS).until(() -> receiver.posts().size() == count);
        assertThat(receiver.posts().getLast().header("x-eventbrite-event")).isEqualTo(action);
    }
}
