package io.vivenuoperator.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.controller.eventing.SteppingClock;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SteppingClock clock = new SteppingClock();
    private final ControllerMetrics metrics = new ControllerMetrics(
            registry, new RegionNames("https://hooks.example.com", RegionKeyLookup.byRule(false)), clock);

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
                        "vivenu_region_proof_timestamp_seconds{region=\"dach\"} 1.79524089E9",
                        "vivenu_region_completeness_ratio{region=\"dach\"} 0.985",
                        "vivenu_region_next_poll_timestamp_seconds{kind=\"full\",region=\"dach\"} 1.7953992E9",
                        "vivenu_region_next_poll_timestamp_seconds{kind=\"incremental\",region=\"dach\"} 1.7953281E9",
                        "vivenu_region_poll_duration_seconds{kind=\"full\",region=\"dach\"} 90.0",
                        "vivenu_region_poll_requests{kind=\"incremental\",region=\"dach\"} 7.0",
                        "vivenu_region_poll_tickets{kind=\"incremental\",region=\"dach\"} 412.0",
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
        assertThat(registry.scrape())
                .doesNotContain(
                        "proof", "last_full", "last_incremental", "completeness", "next_poll", "ready", "region_poll_");
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

    /** Or an alert on it would begin anew each time that the reason changes. */
    @Test
    void aChangeOfReasonChangesNoSeriesOfReadiness() {
        // when
        metrics.observe(Happening.region(), Happening.status(ConditionStatus.FALSE, "KeyRefused"));
        var before = series("vivenu_region_ready", "vivenu_region_condition_status");
        metrics.observe(Happening.region(), Happening.status(ConditionStatus.FALSE, "SecretNotFound"));

        // then
        assertThat(series("vivenu_region_ready", "vivenu_region_condition_status"))
                .isEqualTo(before)
                .contains(
                        "vivenu_region_ready{region=\"dach\"} 0.0",
                        "vivenu_region_condition_status{condition=\"Ready\",region=\"dach\",status=\"False\"} 1.0",
                        "vivenu_region_condition_status{condition=\"Ready\",region=\"dach\",status=\"True\"} 0.0",
                        "vivenu_region_condition_status{condition=\"Ready\",region=\"dach\",status=\"Unknown\"} 0.0");
        assertThat(registry.scrape())
                .contains(
                        "vivenu_region_condition_reason_info{condition=\"Ready\",reason=\"SecretNotFound\",region=\"dach\"} 1");
    }

    /** What increase() sees of a series begins with its second value. */
    @Test
    void aSeriesOfPollsBeginsWithZero() {
        // given
        var failed = new PollEnd(RunKind.FULL, RunOutcome.FAILED, "VendorUnavailable");
        var name = "vivenu_polls_total{kind=\"full\",outcome=\"failed\",reason=\"VendorUnavailable\",region=\"dach\"} ";

        // when
        metrics.ended(Happening.region(), failed);

        // then
        assertThat(registry.scrape()).contains(name + "0.0");

        // when
        clock.step(Duration.ofMinutes(2));
        metrics.ended(Happening.region(), failed);

        // then
        assertThat(registry.scrape()).contains(name + "2.0");
    }

    @Test
    void whoLeadsAndHowManyWaitIsShown() {
        // when
        metrics.show(() -> true, () -> 3);

        // then
        assertThat(registry.scrape()).contains("vivenu_controller_leader 1.0", "vivenu_controller_queue_depth 3.0");
    }

    private List<String> series(String... families) {
        return registry.scrape()
                .lines()
                .filter(line -> Stream.of(families).anyMatch(line::startsWith))
                .toList();
    }

    @Test
    void aRegionThatIsGoneTakesItsSeriesAlong() throws Exception {
        // given
        Happening.all(metrics);
        assertThat(registry.scrape()).contains("region=\"dach\"", "vivenu_regions 1.0");

        // when
        metrics.cleanupDoneFor(Happening.DACH, gone(VivenuRegion.class));

        // then
        assertThat(registry.scrape()).contains("vivenu_regions 0.0").doesNotContain("region=\"dach\"");
    }

    /** A sync, an export, a subscription or a replay may have a region's name. */
    @ParameterizedTest
    @ValueSource(classes = {VivenuHistoricalSync.class, SalesExport.class, EventSubscription.class, EventReplay.class})
    void anotherResourceOfARegionsNameThatIsGoneLeavesTheRegionsSeries(Class<? extends HasMetadata> kind)
            throws Exception {
        // given
        Happening.all(metrics);
        var before = series("vivenu_");

        // when
        metrics.cleanupDoneFor(Happening.DACH, gone(kind));

        // then
        assertThat(series("vivenu_")).isEqualTo(before);
    }

    /** As the Java Operator SDK says which kind it was. */
    private static Map<String, Object> gone(Class<? extends HasMetadata> kind) {
        return Map.of(
                Constants.RESOURCE_GVK_KEY, GroupVersionKind.gvkFor(kind), Constants.CONTROLLER_NAME, "of-this-kind");
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

    @Test
    void anExportShowsWhetherItWorksAndWhenItLastDid() {
        // when
        Happening.failedExport(metrics);

        // then
        assertThat(registry.scrape())
                .contains(
                        "vivenu_sales_exports 1.0",
                        "vivenu_sales_export_state{export=\"management\",reason=\"SheetNotShared\",state=\"Failing\"} 1.0",
                        "vivenu_sales_export_rows{export=\"management\"} 1000.0",
                        "vivenu_sales_export_last_run_timestamp_seconds{export=\"management\"} 1.795330803E9",
                        "vivenu_sales_export_last_success_timestamp_seconds{export=\"management\"} 1.795327203E9");
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE,Ready,Ready",
        "UNKNOWN,AwaitingRun,Waiting",
        "UNKNOWN,Pending,Waiting",
        "UNKNOWN,UnexpectedError,Failing",
        "FALSE,Suspended,Suspended",
        "FALSE,SecretNotFound,Failing",
        "FALSE,Overdue,Failing"
    })
    void anExportIsInOneState(ConditionStatus ready, String reason, String state) {
        // when
        Happening.failedExport(metrics);
        metrics.observe(Happening.export(), Happening.exportStatus(ready, reason));

        // then
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("vivenu_sales_export_state")))
                .singleElement()
                .asString()
                .contains("reason=\"" + reason + "\"", "state=\"" + state + "\"");
    }

    @Test
    void whatIsNotKnownOfAnExportIsNotZero() {
        // when
        metrics.observe(Happening.export(), SalesExportStatus.empty());

        // then
        assertThat(registry.scrape()).doesNotContain("export=\"management\"").contains("vivenu_sales_exports 1.0");
    }

    @Test
    void anExportThatIsGoneLeavesNothingBehind() {
        // given
        Happening.failedExport(metrics);

        // when
        metrics.forget(Happening.export());

        // then
        assertThat(registry.scrape()).doesNotContain("export=\"management\"").contains("vivenu_sales_exports 0.0");
    }
}
