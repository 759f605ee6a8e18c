package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.service.metricspage.MetricsPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is measured, and the page that lists it. */
class EventsMetricsIT extends OnAnEmptyLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "a-secret-of-the-test";

    private static final MetricsPage PAGE = new MetricsPage(
            Path.of("..", "docs", "metrics-events.md"),
            """
            # Metrics of the events service

            `GET /metrics` on the events service's management port (8081), Prometheus text or OpenMetrics. `subscription` is the subscription's name,
            never its URL; only the pod that delivers to it shows it. What is not known, or has not happened yet, has no series.
            This page is written by `EventsMetricsIT` from a scrape.""",
            "./mvnw -pl events-service -am verify -Dit.test=EventsMetricsIT -Dtest=none");

    private final HttpServer endpoint;

    EventsMetricsIT() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 204, -1);
            }
        });
        endpoint.start();
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "ENCRYPTION_KEYS_FILE",
                HandedOver.keys(folder).toString(),
                "ALLOW_HTTP",
                "true",
                "EGRESS_ALLOW",
                "[{\"cidr\":\"127.0.0.0/8\",\"ports\":[" + endpoint.getAddress().getPort() + "]}]");
    }

    @AfterAll
    void end() {
        endpoint.stop(0);
    }

    private void webhook(String name, String path) throws Exception {
        var made = events.post(
                "all",
                "/webhooks",
                "{\"name\":\"%s\",\"url\":\"http://127.0.0.1:%d%s\",\"events\":[\"order.*\"],\"secret\":\"%s\"}"
                        .formatted(name, endpoint.getAddress().getPort(), path, SECRET));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private String scrape() throws Exception {
        return events.management("/metrics").body();
    }

    @Test
    void thePageListsWhatIsShown() throws Exception {
        // given
        webhook("sales-hook", "/hook");
        webhook("old-hook", "/gone");
        try (var _ = events.stream("all", "/events/stream")) {
            events.publish("order.paid", "shop");
            await().atMost(PATIENCE).until(() -> scrape().contains("vivenu_events_given_up_total"));
            await().atMost(PATIENCE).until(() -> scrape().contains("vivenu_events_delivery_seconds_count"));
        }
        await().atMost(PATIENCE).until(() -> {
            // A stream that nobody reads any more ends with a write to it.
            events.publish("order.paid", "shop");
            return scrape().contains("vivenu_events_streams_ended_total");
        });
        await().atMost(PATIENCE).until(() -> scrape().contains("subscription=\"sales-hook\""));
        await().atMost(PATIENCE).until(() -> scrape().contains("vivenu_events_oldest_xmin_seconds"));
        refusedWebhook("https://10.0.0.1/canary-path");

        // when
        var shown = scrape();

        // then
        PAGE.mustEqual(shown);
        assertThat(scrape())
                .containsPattern("vivenu_events_attempts_total\\{.*result=\"Gone\".*} 1")
                .containsPattern("vivenu_events_subscription_dead_letters\\{.*subscription=\"sales-hook\".*} 0")
                .doesNotContain("127.0.0.1:" + endpoint.getAddress().getPort());
    }

    @Test
    void whatIsRefusedIsCountedByTheRule() throws Exception {
        // given
        double before = refusals("internal-name");

        // when
        refusedWebhook("https://canary-host.internal/canary-path");

        // then
        assertThat(refusals("internal-name")).isEqualTo(before + 1);
        assertThat(scrape()).doesNotContain("canary");
    }

    private void refusedWebhook(String url) throws Exception {
        var answer = events.post(
                "all",
                "/webhooks",
                "{\"url\":\"%s\",\"events\":[\"order.*\"],\"secret\":\"%s\"}".formatted(url, SECRET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    private double refusals(String rule) throws Exception {
        return figure("vivenu_events_egress_refused_total\\{.*rule=\"" + rule + "\".*}")
                .orElse(0);
    }

    @Test
    void aSnapshotThatSomebodyHoldsGrowsOld() {
        db.database().inTransaction(tx -> {
            // given
            try (var holding = tx.createStatement()) {
                holding.execute("DECLARE held CURSOR FOR SELECT seq FROM message");

                // then
                await().atMost(PATIENCE)
                        .until(() -> figure("vivenu_events_oldest_xmin_seconds(?:\\{.*})?")
                                        .orElse(0)
                                >= 5);
                return true;
            }
        });
    }

    /** The value of a series. */
    private OptionalDouble figure(String series) throws Exception {
        return Pattern.compile("^" + series + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scrape())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst();
    }
}
