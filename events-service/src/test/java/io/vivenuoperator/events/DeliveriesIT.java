package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a published event to an endpoint: the whole way, with a real database and a real server. */
class DeliveriesIT extends OnAnEmptyLog {
    private static final String SECRET = "a-secret-of-the-test";

    private record Delivered(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final HttpServer endpoint = endpoint();

    private HttpServer endpoint() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/hook", exchange -> {
                try (exchange) {
                    delivered.add(new Delivered(
                            exchange.getRequestHeaders(),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(status.get(), -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> settings() {
        try {
            Path keys = Files.writeString(
                    folder.resolve("encryption.json"),
                    "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}");
            return Map.of(
                    "ENCRYPTION_KEYS_FILE",
                    keys.toString(),
                    "ALLOW_HTTP",
                    "true",
                    "EGRESS_ALLOW",
                    "[{\"cidr\":\"127.0.0.0/8\",\"ports\":["
                            + endpoint.getAddress().getPort() + "]}]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void nothingDelivered() {
        db.execute("TRUNCATE subscription, subscription_position, retry, dead_letter, attempt");
        delivered.clear();
        status.set(204);
    }

    @AfterAll
    void noEndpoint() {
        endpoint.stop(0);
    }

    private String webhook(String type) throws Exception {
        var made = events.post(
                "all",
                "/webhooks",
                "{\"url\":\"http://127.0.0.1:%d/hook\",\"events\":[\"%s\"],\"secret\":\"%s\"}"
                        .formatted(endpoint.getAddress().getPort(), type, SECRET));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return RunningEvents.read(made.body()).path("id").asText();
    }

    private void publish(String id, String type) throws Exception {
        var published = events.post(
                "all",
                "/events",
                "{\"id\":\"%s\",\"type\":\"%s\",\"source\":\"shop\",\"payload\":{\"n\":1.50}}".formatted(id, type));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
    }

    private static String signature(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsPublishedArrivesSignedAndToTheLetter() throws Exception {
        // given
        webhook("user.*");

        // when
        publish("one", "user.created");
        publish("two", "thing.created");

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered.size() == 1);
        var only = delivered.getFirst();
        JsonNode sent = RunningEvents.read(only.body());
        assertThat(sent.at("/event/id").asText()).isEqualTo("one");
        assertThat(only.body()).contains("\"payload\":{\"n\":1.50}");
        assertThat(only.header("X-Signature")).isEqualTo(signature(only.body()));
        assertThat(only.header("webhook-id")).isEqualTo("one");
        assertThat(only.header("X-Event-Type")).isEqualTo("user.created");
    }

    @Test
    void aTypeInAnyEntityAndAnUnreadableNeighbourAreNoObstacle() throws Exception {
        // given: a row as no release of today writes it
        webhook("invoice.paid");
        db.execute("UPDATE subscription SET spec = '{\"types\":[\"a*b\"]}', revision = revision + 1");
        webhook("*.shipped");

        // when
        publish("one", "order.shipped");

        // then
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered.size() == 1);
        assertThat(delivered.getFirst().header("X-Event-Type")).isEqualTo("order.shipped");
    }

    @Test
    void whatFailsIsTriedAgainWithTheSameId() throws Exception {
        // given
        status.set(500);
        String id = webhook("job.*");
        publish("one", "job.failed");
        await().atMost(Duration.ofSeconds(20)).until(() -> !delivered.isEmpty());

        // when
        status.set(204);

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> delivered.size() == 2);
        assertThat(delivered)
                .extracting(each -> each.header("webhook-id"), each -> each.header("X-Attempt"))
                .containsExactly(tuple("one", "1"), tuple("one", "2"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> db.number("SELECT count(*) FROM attempt WHERE subscription_uid = '" + id + "'") == 2);
    }

    @Test
    void aForbiddenAddressIsRefusedWhereItIsGiven() throws Exception {
        // when
        var refused = events.post(
                "all",
                "/webhooks",
                "{\"url\":\"https://169.254.169.254/latest\",\"events\":[\"*\"],\"secret\":\"" + SECRET + "\"}");

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"parameter\":\"url\"");
    }
}
