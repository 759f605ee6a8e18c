package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.service.metricspage.MetricsPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/metrics-receiver.md, and which series there are. */
class MetricsPageIT extends WithRegions {
    private static final MetricsPage PAGE = new MetricsPage(
            Path.of("..", "docs", "metrics-receiver.md"),
            """
            # Metrics of the receiver

            `GET /metrics` on the receiver's management port (8081), Prometheus text or OpenMetrics. `region` is the region's key; it is a label only
            after a valid signature or a match in the registry, so that strangers can't add series, and a region that leaves the registry takes its
            series along. What is not known, or has not happened yet, has no series. `vivenu_store_*` is shown by one receiver of an installation,
            which reads the database once a minute ([0070](decisions/0070-what-every-process-shows.md)). Former names go after 0.2
            ([changelog](../CHANGELOG.md)). This page is written by `MetricsPageIT` from a scrape.""",
            "./mvnw -pl webhook-receiver -am verify -Dit.test=MetricsPageIT -Dtest=none");

    private RunningReceiver receiver;

    @BeforeEach
    void start() {
        aFullPollWas();
        receiver = RunningReceiver.start(database.runtimeUrl(), regions, Map.of("FIRST_LINE_TIMEOUT_MILLIS", "100"))
                .ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private void aFullPollWas() {
        database.execute("INSERT INTO region (name, watched_since, complete_since)"
                + " VALUES ('dach', now() - interval '9 days', now() - interval '9 days')");
        database.execute(
                "INSERT INTO poll_run (region_key, kind, holder, started_at, finished_at, outcome, vendor_sold, stored_sold)"
                        + " SELECT region_key, 'Full', 'test', now(), now(), 'Complete', 7, 7 FROM region");
        database.execute("INSERT INTO poll_coverage (region_key, from_at, to_at, polls)"
                + " SELECT region_key, now() - interval '8 days', now(), 100 FROM region");
        database.execute("INSERT INTO webhook_watch (region_key, since) SELECT region_key, now() FROM region");
        database.execute(
                "INSERT INTO webhook_delivery (region_key, delivery_id, event_type, received_at, body_sha256, body_bytes)"
                        + " SELECT region_key, 'old', 'a.b', now(), '', 1 FROM region");
    }

    private String scrape() {
        return receiver.management().get("/metrics").body();
    }

    /** Without the store's figures, which are of the regions that it holds. */
    private String ofRequests() {
        return scrape().lines()
                .filter(line -> line.startsWith("vivenu_receiver_"))
                .collect(Collectors.joining("\n"));
    }

    private static String ticket(String delivery) {
        return Bodies.ticket(delivery, "t-" + delivery, Instant.now());
    }

    private void cutOff() throws IOException {
        try (var silent =
                new Socket(InetAddress.getLoopbackAddress(), receiver.receiver().port())) {
            assertThat(silent.getInputStream().read()).isNegative();
        }
    }

    @Test
    void thePageListsWhatIsShown() throws IOException {
        // given
        receiver.vivenu().post(DACH, "dach-old", ticket("d1").replace("89.5", "1e200000"));
        receiver.vivenu().post(DACH, "stranger", "{}");
        cutOff();

        // when
        await().until(() -> scrape().contains("vivenu_receiver_freshness_seconds_count"));
        await().until(() -> scrape().contains("vivenu_receiver_cut_off_total"));
        await().until(() -> scrape().contains("vivenu_store_stored_sold"));

        // then
        PAGE.mustEqual(scrape());
    }

    @Test
    void aRegionThatLeavesTheRegistryTakesItsSeriesAlong() throws IOException {
        // given
        receiver.vivenu().post(DACH, "dach-new", ticket("d1"));
        receiver.vivenu().post("/webhooks/ticketing/italy", "italy-key", ticket("d2"));
        receiver.vivenu().post("/webhooks/nowhere", "stranger", "{}");
        receiver.awaitDeliveries("outcome=\"stored\"", 2);

        // when
        RunningReceiver.write(
                directory.resolve("regions.json"),
                "{\"revision\":\"r2\",\"regions\":[{\"region\":\"ticketing/italy\",\"signingKeys\":[\"italy-key\"]}]}");
        await().until(() -> scrape().contains("registry_revision{revision=\"r2\"}"));

        // then
        assertThat(ofRequests())
                .doesNotContain("region=\"dach\"")
                .contains("vivenu_receiver_deliveries_total{outcome=\"stored\",region=\"ticketing/italy\"} 1.0")
                .contains("reason=\"UnknownRegion\",region=\"\"");
    }

    @Test
    void aPathThatNobodyHasIsCountedWithoutItsName() {
        // when
        receiver.vivenu().post("/webhooks-of-a-stranger", "stranger", "{}");

        // then
        assertThat(scrape())
                .contains("vivenu_receiver_requests_total{code=\"404\",reason=\"UnknownPath\",region=\"\"} 1.0")
                .doesNotContain("stranger");
    }
}
