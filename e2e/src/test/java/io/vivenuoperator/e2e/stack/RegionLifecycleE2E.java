package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.vivenuoperator.contracts.run.RunOutcome;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A region from kubectl apply to kubectl delete. */
@OnACluster
class RegionLifecycleE2E {
    private static final String SELLER = "dach";

    private final Stack stack;
    private Region region;

    RegionLifecycleE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() {
        region = stack.applyRegion(SELLER).awaitReady();
    }

    @Test
    void aReadyRegionHasOneWebhookAtVivenu() {
        assertThat(stack.simulator().webhooks(SELLER))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.get("url").asText()).endsWith("/webhooks/" + SELLER))
                .satisfies(webhook ->
                        assertThat(webhook.get("enabled").asBoolean()).isTrue());
    }

    @Test
    void aReadyRegionHasItsTwoCronJobs() {
        assertThat(region.cronJobs())
                .extracting(CronJob::getMetadata)
                .extracting(metadata -> metadata.getName())
                .containsExactlyInAnyOrder("dach-incremental", "dach-full");
    }

    @Test
    void theFirstPollRunsAtOnceAndStoresTheTruth() {
        // when
        var poll = region.awaitPoll();

        // then
        assertThat(poll.outcome()).as("%s", poll).isEqualTo(RunOutcome.COMPLETE);
        assertThat(poll.completenessPercent()).isEqualTo(100.0);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stack.comparison(SELLER).equal())
                        .as(stack.comparison(SELLER).text())
                        .isTrue());
    }

    @Test
    void aCronJobDeletedByHandComesBack() {
        // when
        stack.client()
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(stack.namespace())
                .withName("dach-full")
                .delete();

        // then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(region.cronJobs()).hasSize(2));
    }

    @Test
    void aDeletedRegionLeavesItsRowsAndNothingElse() throws SQLException {
        // given
        region.awaitPoll();

        // when
        region.delete();

        // then
        assertThat(stack.simulator().webhooks(SELLER)).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(region.cronJobs()).isEmpty());
        assertThat(count("SELECT count(*) FROM events WHERE region = 'dach'")).isPositive();
        assertThat(
                        count(
                                "SELECT count(*) FROM event_snapshots s JOIN events e USING (event_id) WHERE e.region = 'dach'"))
                .isPositive();
    }

    private long count(String sql) throws SQLException {
        try (var connection = stack.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
