package io.vivenuoperator.simulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.simulator.delivery.Signature;
import io.vivenuoperator.simulator.resource.Holder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks the API, the control API and webhook deliveries over real connections. */
class SimulatorIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a-signing-key";

    private final HttpClient client = HttpClient.newHttpClient();
    private Simulator simulator;
    private RecordingReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTicketsPerEvent(60)
                .withWebhookRetries(List.of(Duration.ofMillis(20), Duration.ofMillis(20))));
        receiver = new RecordingReceiver();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
        receiver.close();
    }

    @Test
    void pagesAddUpToTheTruth() throws Exception {
        String event = simulator.truth("dach").events().getFirst().eventId();
        int counted = 0;
        int total;
        do {
            JsonNode page = api(
                            "GET",
                            "/tickets?event=" + event + "&status=VALID,DETAILSREQUIRED&top=20&skip=" + counted,
                            "")
                    .body();
            counted += page.path("rows").size();
            total = page.path("total").intValue();
        } while (counted < total);

        assertThat(counted)
                .isEqualTo(simulator.truth("dach").events().getFirst().sold());
        assertThat(control("GET", "/truth/dach", "")
                        .path("events")
                        .path(0)
                        .path("sold")
                        .intValue())
                .isEqualTo(counted);
    }

    @Test
    void bracketsOfOperatorsMayBeEncodedOrNot() throws Exception {
        String encoded = "/tickets?updatedAt%5B%24gte%5D=2000-01-01T00%3A00%3A00.000Z";

        assertThat(api("GET", encoded, "").status()).isEqualTo(200);
        assertThat(rawStatus("/api/tickets?updatedAt[$gte]=2000-01-01T00:00:00.000Z"))
                .contains(" 200 ");
    }

    @Test
    void anEventSellsOut() throws Exception {
        control("POST", "/sellers/dach/sold-out", "");

        assertThat(simulator.truth("dach").events())
                .anyMatch(event -> event.capacity()
                        .filter(capacity -> capacity == event.sold())
                        .isPresent());
    }

    @Test
    void aHookKeepsWhatIsPostedToIt() throws Exception {
        URI hook = URI.create(simulator.apiUrl().resolve("/hooks/orders").toString());

        int status = client.send(
                        HttpRequest.newBuilder(hook)
                                .header("X-Signature", "sha256=00")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":1}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();

        JsonNode kept = JSON.readTree(
                        client.send(HttpRequest.newBuilder(hook).build(), HttpResponse.BodyHandlers.ofString())
                                .body())
                .path("messages");
        assertThat(status).isEqualTo(204);
        assertThat(kept).hasSize(1);
        assertThat(kept.at("/0/body").textValue()).isEqualTo("{\"event\":1}");
        assertThat(kept.at("/0/headers/x-signature").textValue()).isEqualTo("sha256=00");
    }

    @Test
    void anotherSellersKeyOpensNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/events"))
                .header("authorization", "Bearer wrong")
                .build();

        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).path("statusCode").intValue()).isEqualTo(401);
    }

    @Test
    void aSaleReachesTheWebhookSignedAndAfterA503Again() throws Exception {
        receiver.answerNext(503);
        register();

        String ticket = simulator.sell("dach", 1).getFirst();

        await().atMost(10, SECONDS).until(() -> receiver.posts().size() >= 2);
        RecordingReceiver.Post last = receiver.posts().getLast();
        JsonNode envelope = JSON.readTree(last.body());
        assertThat(last.signature()).contains(Signature.of(KEY, last.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(envelope.path("type").textValue()).startsWith("ticket.");
        assertThat(envelope.path("sellerId").textValue())
                .isEqualTo(simulator.truth("dach").sellerId());
        assertThat(envelope.path("data").path("ticket").path("_id").textValue()).isEqualTo(ticket);
        await().atMost(10, SECONDS)
                .until(() -> simulator.deliveries("dach").stream().anyMatch(attempt -> attempt.attempt() == 2));
    }

    @Test
    void aRefusalIsNotRepeated() throws Exception {
        receiver.answerNext(401, 401);
        register();
        String event = simulator.truth("dach").events().getFirst().eventId();

        control("POST", "/sellers/dach/events/" + event + "/edit", "");
        await().atMost(10, SECONDS).until(() -> !simulator.deliveries("dach").isEmpty());
        control("DELETE", "/sellers/dach/events/" + event, "");

        await().atMost(10, SECONDS).until(() -> simulator.deliveries("dach").size() == 2);
        assertThat(simulator.deliveries("dach")).allMatch(attempt -> attempt.attempt() == 1 && attempt.status() == 401);
    }

    @Test
    void faultsAreSetForOneSellerOrAll() throws Exception {
        control("PUT", "/faults?seller=dach", "{\"refuseKey\":true}");
        assertThat(api("GET", "/events", "").status()).isEqualTo(401);

        control("PUT", "/faults", "{\"outage\":true}");
        assertThat(api("GET", "/events", "").status()).isEqualTo(503);

        control("PUT", "/faults", "{}");
        assertThat(api("GET", "/events", "").status()).isEqualTo(200);
    }

    @Test
    void anUnknownSwitchIsAnsweredWithTheKnownOnes() throws Exception {
        JsonNode answer = control("PUT", "/faults", "{\"fire\":true}");

        assertThat(answer.path("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.path("message").textValue()).contains("'fire'", "outage", "rateLimitNext");
    }

    @Test
    void requestsAreCountedByRoute() throws Exception {
        api("GET", "/events", "");
        api("GET", "/tickets?bogus=1", "");

        JsonNode report = control("GET", "/requests?seller=dach", "");

        assertThat(report.path("total").intValue()).isEqualTo(2);
        assertThat(report.path("byRoute").path("GET /api/tickets").intValue()).isEqualTo(1);
        assertThat(report.path("log").path(1).path("status").intValue()).isEqualTo(400);
    }

    @Test
    void aSaleOverHttpIsAnsweredWithItsTickets() throws Exception {
        int before = simulator.truth("italy").sold();

        JsonNode answer = control("POST", "/sellers/italy/sales", "{\"count\":5}");

        assertThat(answer.path("ticketIds")).hasSize(5);
        assertThat(simulator.truth("italy").sold()).isEqualTo(before + 5);
    }

    @Test
    void theListOfWebhooksForPeopleHasNoKey() throws Exception {
        register();

        JsonNode answer = control("GET", "/sellers/dach/webhooks", "");

        assertThat(answer.path("webhooks")).hasSize(1);
        assertThat(answer.toString()).doesNotContain(KEY);
    }

    @Test
    void anEventCanBeAdded() throws Exception {
        String id = control("POST", "/sellers/dach/events", "").path("eventId").textValue();

        assertThat(api("GET", "/events/" + id, "").status()).isEqualTo(200);
        assertThat(simulator.truth("dach").events()).hasSize(5);
    }

    @Test
    void salesHappenOverTime() throws Exception {
        int before = simulator.truth("dach").sold();

        control("PUT", "/sales", "{\"perMinute\":6000}");

        await().atMost(20, SECONDS).until(() -> simulator.truth("dach").sold() > before + 20);
        assertThat(control("PUT", "/sales", "{}").path("statusCode").intValue()).isEqualTo(400);
    }

    @Test
    void attemptsCanBeReadPageByPageAndSayWithWhichKey() throws Exception {
        register();
        String event = simulator.truth("dach").events().getFirst().eventId();
        simulator.editEvent("dach", event);
        await().atMost(10, SECONDS).until(() -> simulator.deliveries("dach").size() == 1);
        long last = control("GET", "/deliveries?seller=dach", "")
                .path("deliveries")
                .path(0)
                .path("number")
                .longValue();

        simulator.editEvent("dach", event);
        await().atMost(10, SECONDS).until(() -> simulator.deliveries("dach").size() == 2);

        JsonNode page =
                control("GET", "/deliveries?seller=dach&after=" + last, "").path("deliveries");
        assertThat(page).hasSize(1);
        assertThat(page.path(0).path("number").longValue()).isEqualTo(last + 1);
        assertThat(page.path(0).path("signedWith").textValue()).isEqualTo(Signature.fingerprint(KEY));
    }

    @Test
    void deliveriesAreToldInNumbers() throws Exception {
        register();
        simulator.editEvent("dach", simulator.truth("dach").events().getFirst().eventId());
        await().atMost(10, SECONDS)
                .until(() -> simulator.tallies("dach").stream().anyMatch(tally -> tally.delivered() == 1));

        JsonNode tally =
                control("GET", "/tallies?seller=dach", "").path("webhooks").path(0);

        assertThat(tally.path("begun").longValue()).isEqualTo(1);
        assertThat(tally.path("attemptsByStatus").path("204").longValue()).isEqualTo(1);
    }

    @Test
    void noPersonalDataAndNoKeyIsToldToThoseWhoControl() throws Exception {
        register();
        simulator.sell("dach", 2);
        api("GET", "/tickets", "");
        await().atMost(10, SECONDS).until(() -> !simulator.deliveries("dach").isEmpty());

        for (String path :
                List.of("/truth", "/deliveries", "/tallies", "/requests", "/faults", "/sellers/dach/webhooks")) {
            assertThat(control("GET", path, "").toString()).doesNotContain(Holder.MARKER, KEY, "sim-key-");
        }
    }

    @Test
    void whatIsAskedWronglyIsExplained() throws Exception {
        assertThat(control("GET", "/truth/usa", "").path("message").textValue()).contains("'usa'", "dach");
        assertThat(control("POST", "/sellers/dach/sales", "{\"count\":-1}")
                        .path("message")
                        .textValue())
                .contains("count");
        assertThat(control("POST", "/sellers/dach/sales", "{")
                        .path("statusCode")
                        .intValue())
                .isEqualTo(400);
        assertThat(control("POST", "/sellers/dach/events/0/edit", "")
                        .path("statusCode")
                        .intValue())
                .isEqualTo(404);
    }

    private void register() throws Exception {
        String url = receiver.url();
        String body = "{\"name\":\"a test\",\"url\":\"" + url + "\",\"hmacKey\":\"" + KEY
                + "\",\"events\":{\"ticket.created\":true,\"ticket.updated\":true,"
                + "\"event.updated\":true,\"event.deleted\":true}}";
        assertThat(api("POST", "/webhooks", body).status()).isEqualTo(201);
    }

    private record Reply(int status, JsonNode body) {}

    private Reply api(String method, String path, String body) throws Exception {
        return send(simulator.apiUrl() + path, method, body);
    }

    private JsonNode control(String method, String path, String body) throws Exception {
        return send(simulator.controlUrl() + path, method, body).body();
    }

    private Reply send(String uri, String method, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("authorization", "Bearer " + simulator.apiKey("dach"))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    }

    /** The JDK's client encodes brackets; other clients do not. */
    private String rawStatus(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + simulator.apiKey("dach") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(30), StandardCharsets.US_ASCII);
        }
    }
}
