package io.vivenuoperator.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ControllerMetrics metrics = new ControllerMetrics(
            registry, new RegionNames("https://hooks.example.com", RegionKeyLookup.byRule(false)));

    @Test
    void callsAreCountedForTheRegionThatIsReconciled() throws Exception {
        // when
        Happening.all(metrics);

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_vendor_calls_seconds_count{call=\"check_key\",outcome=\"key_refused\",region=\"dach\"} 1",
                        "vivenu_vendor_calls_seconds_count{call=\"list_webhooks\",outcome=\"rate_limited\",region=\"dach\"} 1")
                .doesNotContain("canary");
    }

    @Test
    void whatThePollReportedIsShown() {
        // when
        metrics.observe(Happening.region(), Happening.status(ConditionStatus.TRUE, "Ready"));

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_region_last_success_timestamp_seconds{region=\"dach\"} 1.79532729E9",
                        "vivenu_region_completeness_percent{region=\"dach\"} 98.5",
                        "vivenu_region_completeness_timestamp_seconds{region=\"dach\"} 1.79532729E9",
                        "vivenu_region_last_proof_timestamp_seconds{region=\"dach\"} 1.79524089E9",
                        "vivenu_region_last_full_poll_timestamp_seconds{region=\"dach\"} 1.79532729E9",
                        "vivenu_region_last_incremental_poll_timestamp_seconds{region=\"dach\"} 1.79532729E9",
                        "vivenu_region_last_poll_events{region=\"dach\"} 31.0",
                        "vivenu_region_last_poll_tickets{region=\"dach\"} 412.0",
                        "vivenu_region_last_poll_requests{region=\"dach\"} 7.0",
                        "vivenu_region_last_poll_duration_seconds{region=\"dach\"} 90.0",
                        "vivenu_region_last_poll_outcome{kind=\"full\",outcome=\"Partial\",reason=\"BelowThreshold\",region=\"dach\"} 1.0");
    }

    @Test
    void whatIsNotKnownIsNotZero() {
        // when
        metrics.observe(Happening.region(), VivenuRegionStatus.empty());

        // then
        assertThat(registry.scrape()).doesNotContain("last_proof", "last_full", "last_incremental", "completeness");
    }

    @Test
    void aConditionThatChangesLeavesNothingBehind() {
        // when
        metrics.observe(Happening.region(), Happening.status(ConditionStatus.FALSE, "KeyRefused"));
        metrics.observe(Happening.region(), Happening.status(ConditionStatus.TRUE, "Ready"));

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_region_condition{condition=\"Ready\",reason=\"Ready\",region=\"dach\",status=\"True\"} 1.0")
                .doesNotContain("KeyRefused");
    }

    @Test
    void aRegionThatIsGoneTakesItsSeriesAlong() throws Exception {
        // given
        Happening.all(metrics);
        assertThat(registry.scrape()).contains("region=\"dach\"", "vivenu_regions 1.0");

        // when
        metrics.cleanupDoneFor(Happening.DACH, Map.of());

        // then
        assertThat(registry.scrape()).contains("vivenu_regions 0.0").doesNotContain("region=\"dach\"");
    }

    @Test
    void failuresAreCountedByTheirKind() {
        // when
        assertThatThrownBy(() -> Happening.reconcile(metrics, () -> {
                    throw new IllegalStateException("canary");
                }))
                .isInstanceOf(IllegalStateException.class);
        metrics.failedReconciliation(Happening.region(), new IllegalStateException("canary"), Map.of());

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_reconcile_seconds_count{kind=\"reconcile\",outcome=\"error\"} 1",
                        "vivenu_reconcile_errors_total{reason=\"IllegalStateException\"} 1.0")
                .doesNotContain("canary");
    }

    @Test
    void aSyncShowsHowFarItIs() {
        // when
        metrics.observe(
                Happening.sync(),
                Happening.syncStatus(SyncConditionType.PROGRESSING, ConditionStatus.TRUE, "WaitingForEndpoint"));

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_historical_syncs 1.0",
                        "vivenu_historical_sync_state{mode=\"Replay\",reason=\"WaitingForEndpoint\",region=\"dach\",state=\"Running\",sync=\"berlin\"} 1.0",
                        "vivenu_historical_sync_tickets_to_send{region=\"dach\",sync=\"berlin\"} 650.0",
                        "vivenu_historical_sync_tickets_sent{region=\"dach\",sync=\"berlin\"} 646.0",
                        "vivenu_historical_sync_tickets_unsuccessful{region=\"dach\",sync=\"berlin\"} 4.0",
                        "vivenu_historical_sync_tickets_in_doubt{region=\"dach\",sync=\"berlin\"} 3.0");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE,TRUE,AllSent,Complete",
        "FAILED,TRUE,OutputFull,Failed",
        "ACCEPTED,FALSE,SecretNotFound,Waiting",
        "PROGRESSING,FALSE,Paused,Waiting",
        "PROGRESSING,TRUE,Sending,Running"
    })
    void aSyncIsInOneState(SyncConditionType type, ConditionStatus status, String reason, String state) {
        // when
        metrics.observe(
                Happening.sync(),
                Happening.syncStatus(SyncConditionType.PROGRESSING, ConditionStatus.TRUE, "Starting"));
        metrics.observe(Happening.sync(), Happening.syncStatus(type, status, reason));

        // then
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("vivenu_historical_sync_state")))
                .singleElement()
                .asString()
                .contains("reason=\"" + reason + "\"", "state=\"" + state + "\"");
    }

    @Test
    void whatIsNotKnownOfASyncIsNotZero() {
        // when
        metrics.observe(Happening.sync(), HistoricalSyncStatus.empty());

        // then
        assertThat(registry.scrape()).doesNotContain("sync=\"berlin\"").contains("vivenu_historical_syncs 1.0");
    }

    @Test
    void aSyncThatIsGoneLeavesNothingBehind() {
        // given
        Happening.failedSync(metrics);

        // when
        metrics.forget(Happening.sync());

        // then
        assertThat(registry.scrape()).doesNotContain("sync=\"berlin\"").contains("vivenu_historical_syncs 0.0");
    }
}
