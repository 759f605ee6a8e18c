package io.vivenuoperator.simulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.simulator.delivery.Attempt;
import io.vivenuoperator.simulator.delivery.Signature;
import io.vivenuoperator.simulator.fault.Faults;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries to a real receiver, and what can go wrong. */
class DeliveryIT {
    private static final String KEY = "a-signing-key";

    private final HttpClient client = HttpClient.newHttpClient();
    private Simulator simulator;
    private RecordingReceiver receiver;
    private String event;

    @BeforeEach
    void start() throws IOException {
        receiver = new RecordingReceiver();
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withSellers(List.of("dach"))
                .withTicketsPerEvent(20)
                .withDeliveryTimeout(Duration.ofMillis(300))
                .withWebhookRetries(List.of(Duration.ofMillis(20), Duration.ofMillis(20))));
        event = simulator.truth("dach").events().getFirst().eventId();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void aRetryIsTheSameTransmission() throws Exception {
        register(receiver.url(), KEY);
        receiver.answerNext(503, 500);

        simulator.editEvent("dach", event);

        awaitAttempts(3);
        assertThat(simulator.deliveries("dach")).extracting(Attempt::status).containsExactly(503, 500, 204);
        assertThat(receiver.posts())
                .extracting(RecordingReceiver.Post::body)
                .containsOnly(receiver.posts().getFirst().body());
    }

    @Test
    void theTallySaysWhatBeganAndHowItEnded() throws Exception {
        register(receiver.url(), KEY);
        receiver.answerNext(503, 204, 503, 503, 503, 401);

        for (int deliveries = 1; deliveries <= 4; deliveries++) {
            simulator.editEvent("dach", event);
            awaitEnded(deliveries);
        }

        assertThat(simulator.tallies("dach")).singleElement().satisfies(tally -> {
            assertThat(tally.begun()).isEqualTo(4);
            assertThat(tally.delivered()).isEqualTo(2);
            assertThat(tally.givenUp()).isEqualTo(2);
            assertThat(tally.attemptsByStatus()).isEqualTo(Map.of(204, 2L, 401, 1L, 503, 4L));
        });
    }

    @Test
    void retriesEnd() throws Exception {
        register(receiver.url(), KEY);
        receiver.answerNext(503, 503, 503, 503);

        simulator.editEvent("dach", event);

        awaitAttempts(3);
        await().during(Duration.ofMillis(200)).until(() -> receiver.posts().size() == 3);
    }

    @Test
    void aReceiverThatIsAwayOrSilentIsTriedAgain() throws Exception {
        try (var silent = new ServerSocket(0)) {
            register("http://127.0.0.1:" + silent.getLocalPort() + "/", KEY);
            register("http://127.0.0.1:1/", KEY);

            simulator.editEvent("dach", event);

            awaitAttempts(6);
            assertThat(simulator.deliveries("dach"))
                    .extracting(Attempt::status)
                    .containsOnly(Attempt.TIMEOUT, Attempt.NO_CONNECTION);
        }
    }

    @Test
    void withoutAKeyADeliveryIsUnsigned() throws Exception {
        register(receiver.url(), null);

        simulator.editEvent("dach", event);

        awaitPosts(1);
        assertThat(receiver.posts().getFirst().signature()).isEmpty();
    }

    @Test
    void theEnvelopeIsCompactAndComplete() throws Exception {
        register(receiver.url(), KEY);

        simulator.editEvent("dach", event);

        awaitPosts(1);
        String body = receiver.posts().getFirst().body();
        assertThat(new ObjectMapper().readTree(body).propertyStream().map(Map.Entry::getKey))
                .containsExactly("id", "sellerId", "webhookId", "type", "mode", "data");
        assertThat(body).contains("\"type\":\"event.updated\",\"mode\":\"prod\",\"data\":{\"event\":{\"_id\":");
    }

    @Test
    void deliveriesCanBeDoubled() throws Exception {
        register(receiver.url(), KEY);
        simulator.faults(Faults.none().with("duplicateWebhooks", 1));

        simulator.editEvent("dach", event);

        awaitPosts(2);
        assertThat(receiver.posts().get(0)).isEqualTo(receiver.posts().get(1));
    }

    @Test
    void copiesCanHaveIdsOfTheirOwn() throws Exception {
        register(receiver.url(), KEY);
        simulator.faults(Faults.of(Map.of("duplicateWebhooks", 1, "freshDeliveryIds", true)));

        simulator.editEvent("dach", event);

        awaitAttempts(2);
        assertThat(simulator.deliveries("dach")).extracting(Attempt::id).doesNotHaveDuplicates();
    }

    @Test
    void theNextSignaturesCanBeWrong() throws Exception {
        register(receiver.url(), KEY);
        simulator.faults(Faults.none().with("wrongSignatureNext", 1));

        simulator.editEvent("dach", event);
        awaitPosts(1);
        simulator.editEvent("dach", event);
        awaitPosts(2);

        assertThat(receiver.posts()).extracting(DeliveryIT::isSigned).containsExactly(false, true);
    }

    @Test
    void deliveriesCanGetLost() throws Exception {
        register(receiver.url(), KEY);
        simulator.faults("dach", Faults.none().with("loseWebhooks", true));
        simulator.editEvent("dach", event);
        simulator.faults(Faults.none());

        simulator.deleteEvent("dach", event);

        awaitAttempts(1);
        assertThat(simulator.deliveries("dach")).extracting(Attempt::type).containsExactly("event.deleted");
    }

    @Test
    void deliveriesCanOvertakeEachOther() throws Exception {
        register(receiver.url(), KEY);
        simulator.faults(Faults.none().with("reorderWebhooksMillis", 300));

        List<String> sold = simulator.sell("dach", 30);

        awaitPosts(30);
        List<String> arrived = receiver.posts().stream()
                .map(post -> post.body().replaceFirst(".*\"ticket\":\\{\"_id\":\"([0-9a-f]+)\".*", "$1"))
                .distinct()
                .toList();
        assertThat(arrived).isSubsetOf(sold).isNotEqualTo(sold);
    }

    private static boolean isSigned(RecordingReceiver.Post post) {
        String expected = Signature.of(KEY, post.body().getBytes(StandardCharsets.UTF_8));
        return post.signature().filter(expected::equals).isPresent();
    }

    private void awaitPosts(int count) {
        await().atMost(20, SECONDS).until(() -> receiver.posts().size() >= count);
    }

    private void awaitEnded(int count) {
        await().atMost(20, SECONDS)
                .until(() -> simulator.tallies("dach").stream()
                                .mapToLong(tally -> tally.delivered() + tally.givenUp())
                                .sum()
                        == count);
    }

    private void awaitAttempts(int count) {
        await().atMost(20, SECONDS).until(() -> simulator.deliveries("dach").size() >= count);
    }

    private void register(String url, String key) throws Exception {
        String body = "{\"name\":\"a test\",\"url\":\"" + url + "\",\"hmacKey\":"
                + (key == null ? "null" : "\"" + key + "\"")
                + ",\"events\":{\"ticket.created\":true,\"event.updated\":true,\"event.deleted\":true}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/webhooks"))
                .header("authorization", "Bearer " + simulator.apiKey("dach"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }
}
