package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the subscriptions file to an endpoint, and back to what the controller is told. */
class DeclaredSubscriptionsIT extends OnAnEmptyLog {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicReference<CountDownLatch> answers = new AtomicReference<>(new CountDownLatch(0));
    private final HttpServer endpoint = endpoint();
    private String uid = "";

    private HttpServer endpoint() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/hook", exchange -> {
                try (exchange) {
                    delivered.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    answers.get().await();
                    exchange.getResponseHeaders().set("Location", "https://moved.example.com/canary-path");
                    exchange.sendResponseHeaders(status.get(), -1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
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
                    "SUBSCRIPTIONS_FILE",
                    folder.resolve("subscriptions.json").toString(),
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
        answers.set(new CountDownLatch(0));
        db.execute("TRUNCATE subscription, subscription_position, retry, dead_letter, attempt, replay");
        // The service remembers what it has read of the last one.
        uid = "u" + revision.incrementAndGet();
        delivered.clear();
        status.set(204);
    }

    @AfterAll
    void noEndpoint() {
        endpoint.stop(0);
    }

    private String subscription(String more) {
        return "\"subscriptions\":[{\"uid\":\"%s\",\"namespace\":\"ticketing\",\"name\":\"ops\",\"types\":[\"order.*\"],\"regions\":[],\"sources\":[\"shop\"],\"deliver\":{\"webhook\":{\"url\":\"http://127.0.0.1:%d/hook\"}},\"secrets\":[\"canary-a-secret-of-the-test\"]%s}]"
                .formatted(uid, endpoint.getAddress().getPort(), more);
    }

    /** As the kubelet does: a new file takes the place of the old one. Waits until the service has it. */
    private void hand(String content) throws Exception {
        String number = Long.toString(revision.incrementAndGet());
        Path next = folder.resolve("next.json");
        Files.writeString(next, "{\"revision\":\"" + number + "\"," + content + "}");
        Files.move(
                next,
                folder.resolve("subscriptions.json"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        await().atMost(SOON)
                .until(() -> LoadedSubscriptions.parse(
                                events.management("/registry").body())
                        .orElseThrow()
                        .revision()
                        .equals(number));
    }

    private DeliveryReports reports() throws Exception {
        return DeliveryReports.parse(events.management("/subscriptions").body()).orElseThrow();
    }

    private SubscriptionReport report() throws Exception {
        return reports().subscriptions().stream().findFirst().orElseThrow(AssertionError::new);
    }

    /** Waits until a lane is open, so that what is published next is delivered. */
    private void handAndOpen() throws Exception {
        hand(subscription(""));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reports().subscriptions()).hasSize(1));
    }

    @Test
    void whatTheFileSaysIsDeliveredAndReported() throws Exception {
        // given
        handAndOpen();
        assertThat(report().delivering()).isEqualTo(DeliveryReason.NOTHING_SENT_YET);

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(report().delivering()).isEqualTo(DeliveryReason.DELIVERED);
            assertThat(report().deliveredLastHour()).contains(1L);
            assertThat(report().oldestPendingSeconds()).contains(0L);
            assertThat(report().lastSuccess().orElseThrow().status()).contains(204);
        });
    }

    @Test
    void aFailureIsReportedWithItsReasonAndNextAttempt() throws Exception {
        // given
        handAndOpen();
        status.set(500);

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(report().delivering()).isEqualTo(DeliveryReason.SERVER_ERROR);
            assertThat(report().lastFailure().orElseThrow().status()).contains(500);
            assertThat(report().lastFailure().orElseThrow().nextAttempt()).isPresent();
        });
    }

    @Test
    void whyItFailedIsReportedAsASentence() throws Exception {
        // given
        handAndOpen();
        status.set(302);

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(report().delivering()).isEqualTo(DeliveryReason.REDIRECTED));
        SubscriptionReport report = report();
        assertThat(report.message().orElseThrow()).contains("moved.example.com").doesNotContain("canary");
        assertThat(report.lastFailure().orElseThrow().message()).isEqualTo(report.message());
    }

    @Test
    void whatTheLogHasLostIsReportedUntilTheRestIsDone() throws Exception {
        // given: two of three messages are gone before they could be delivered
        handAndOpen();
        events.publish("order.paid", "shop");
        await().atMost(SOON).until(() -> db.number("SELECT count(*) FROM subscription_position WHERE upto > 0") == 1);
        hand(subscription(",\"suspend\":true"));
        await().atMost(SOON).untilAsserted(() -> assertThat(report().position()).isEmpty());
        for (int i = 0; i < 3; i++) {
            events.publish("order.paid", "shop");
        }
        db.execute("UPDATE subscription_position SET upto_at = upto_at - interval '40 days';"
                + " DELETE FROM message WHERE seq < (SELECT max(seq) FROM message)");
        var answer = new CountDownLatch(1);
        answers.set(answer);

        // when
        hand(subscription(""));

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(report().positionExpired()).isTrue());

        // when
        answer.countDown();

        // then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(report().positionExpired()).isFalse();
            assertThat(delivered).hasSize(2);
        });
    }

    @Test
    void anEndpointThatIsGoneIsReportedUntilItIsEnabledAgain() throws Exception {
        // given
        handAndOpen();
        status.set(410);
        events.publish("order.paid", "shop");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(report().delivering()).isEqualTo(DeliveryReason.GONE));
        status.set(204);

        // when
        hand(subscription(",\"enableAt\":\"2026-11-27\""));
        events.publish("order.refunded", "shop");

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(delivered).anyMatch(body -> body.contains("order.refunded")));
    }

    @Test
    void aTestMessageIsSentToTheEndpoint() throws Exception {
        // given
        handAndOpen();

        // when
        hand(subscription(",\"testAt\":\"2026-11-27\""));

        // then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(delivered).anyMatch(body -> body.contains("webhook.triggered")));
    }

    @Test
    void aReplayIsMadeAndReported() throws Exception {
        // given
        handAndOpen();
        events.publish("order.paid", "shop");
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered).hasSize(1));
        Instant now = Instant.now();

        // when
        hand(subscription("")
                + ",\"replays\":[{\"uid\":\"r-%s\",\"namespace\":\"ticketing\",\"name\":\"again\",\"subscription\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}]"
                        .formatted(uid, uid, now.minusSeconds(600), now.plusSeconds(1)));

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(delivered).hasSize(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reports().replays())
                        .extracting(ReplayReport::state)
                        .containsExactly(ReplayState.COMPLETE));
    }

    @Test
    void nothingSecretIsAnswered() throws Exception {
        // when
        handAndOpen();

        // then
        assertThat(events.management("/registry").body()
                        + events.management("/subscriptions").body())
                .doesNotContain("canary", "/hook");
    }

    @Test
    void overHttpItIsShownAndNotChanged() throws Exception {
        // given
        handAndOpen();

        // when
        JsonNode shown = events.json(events.ask("all", "/webhooks/" + uid));
        int changed =
                events.send("all", "DELETE", "/webhooks/" + uid, "", Map.of()).statusCode();

        // then
        assertThat(shown.path("id").asText()).isEqualTo(uid);
        assertThat(changed).isEqualTo(409);
    }
}
