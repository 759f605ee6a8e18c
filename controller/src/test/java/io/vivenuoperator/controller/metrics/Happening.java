package io.vivenuoperator.controller.metrics;

import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.controller.account.SellerAccount;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunOutcome;
import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncSpec;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.SyncMode;
import io.vivenuoperator.crd.v1alpha1.historical.SyncProgressStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncRegionRef;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import io.vivenuoperator.vendor.vivenu.api.DeletionResult;
import io.vivenuoperator.vendor.vivenu.api.KeyCheck;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A region's life in short, for its metrics. */
final class Happening {
    static final ResourceID DACH = new ResourceID("dach", "ticketing");

    private Happening() {}

    /** A failed reconciliation that calls Vivenu, and the region's status afterwards. */
    static void all(ControllerMetrics metrics) throws Exception {
        var account =
                metrics.measured((url, key) -> new Refusing()).open("https://vivenu.com/api", new ApiKey("canary-key"));
        reconcile(metrics, () -> {
            account.checkKey();
            try {
                account.webhooks();
            } catch (HttpCallException e) {
                metrics.failedReconciliation(region(), e, Map.of());
            }
            return "done";
        });
        metrics.observe(region(), status(ConditionStatus.TRUE, "Ready"));
        metrics.ended(region(), new PollEnd(RunKind.FULL, RunOutcome.PARTIAL, "BelowThreshold"));
        metrics.show(() -> true, () -> 0);
    }

    /** A sync that has failed. */
    static void failedSync(ControllerMetrics metrics) {
        metrics.observe(sync(), syncStatus(SyncConditionType.FAILED, ConditionStatus.TRUE, "TicketsInDoubt"));
    }

    /** An export whose last run has failed. */
    static void failedExport(ControllerMetrics metrics) {
        metrics.observe(export(), exportStatus(ConditionStatus.FALSE, "SheetNotShared"));
    }

    static SalesExport export() {
        var export = new SalesExport();
        export.getMetadata().setName("management");
        export.getMetadata().setNamespace(DACH.getNamespace().orElseThrow());
        return export;
    }

    static SalesExportStatus exportStatus(ConditionStatus ready, String reason) {
        return new SalesExportStatus(
                1L,
                List.of(new ExportCondition(
                        ExportConditionType.READY, ready, reason, "A sentence.", "2026-11-22T06:00:00Z", 1L)),
                "management-3f2a9",
                new ExportRunStatus(
                        ExportRunOutcome.FAILED,
                        "SheetNotShared",
                        "2026-11-22T07:00:00Z",
                        "2026-11-22T07:00:03Z",
                        1000L,
                        null,
                        1L,
                        "Share it.",
                        "3f2a9-01234567"),
                "2026-11-22T06:00:03Z");
    }

    static VivenuHistoricalSync sync() {
        var sync = new VivenuHistoricalSync();
        sync.getMetadata().setName("berlin");
        sync.getMetadata().setNamespace(DACH.getNamespace().orElseThrow());
        sync.setSpec(new HistoricalSyncSpec(
                new SyncRegionRef(DACH.getName()),
                List.of("68108c20c5c88849372bfb61"),
                SyncMode.REPLAY,
                null,
                null,
                null,
                null,
                null,
                null));
        return sync;
    }

    static HistoricalSyncStatus syncStatus(SyncConditionType type, ConditionStatus status, String reason) {
        return new HistoricalSyncStatus(
                1L,
                List.of(new SyncCondition(type, status, reason, "A sentence.", "2026-11-22T06:00:00Z", 1L)),
                "2026-11-22T06:00:00Z",
                "2026-11-22T07:00:00Z",
                "berlin-3f2a9",
                "filter.example.com",
                new SyncProgressStatus(
                        1000L,
                        50L,
                        200L,
                        0L,
                        0L,
                        100L,
                        650L,
                        646L,
                        1L,
                        0L,
                        3L,
                        null,
                        4L,
                        100,
                        null,
                        null,
                        "2026-11-22T07:00:00Z"),
                List.of(),
                "A sentence.");
    }

    static void reconcile(ControllerMetrics metrics, Callable<String> work) throws Exception {
        metrics.timeControllerExecution(new Execution(work));
    }

    static VivenuRegion region() {
        var region = new VivenuRegion();
        region.getMetadata().setName(DACH.getName());
        region.getMetadata().setNamespace(DACH.getNamespace().orElseThrow());
        return region;
    }

    static VivenuRegionStatus status(ConditionStatus ready, String reason) {
        return new VivenuRegionStatus(
                1L,
                List.of(new RegionCondition(
                        ConditionType.READY, ready, reason, "A sentence.", "2026-11-22T06:00:00Z", 1L)),
                null,
                null,
                null,
                poll(RunKind.FULL),
                "2026-11-22T06:01:30Z",
                98.5,
                "2026-11-22T06:01:30Z",
                poll(RunKind.INCREMENTAL),
                poll(RunKind.FULL),
                "2026-11-21T06:01:30Z",
                1,
                "2026-11-22T06:15:00Z",
                3L,
                1000L,
                985L,
                "2026-11-23T02:00:00Z",
                "2026-11-22T06:15:00Z",
                "dach");
    }

    private static PollStatus poll(RunKind kind) {
        return new PollStatus(
                kind,
                RunOutcome.PARTIAL,
                "BelowThreshold",
                "2026-11-22T06:00:00Z",
                "2026-11-22T06:01:30Z",
                31L,
                412L,
                7L,
                98.5,
                "It was so.");
    }

    private record Execution(Callable<String> work) implements ControllerExecution<String> {
        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public String controllerName() {
            return "vivenuregion";
        }

        @Override
        public String successTypeName(String result) {
            return result;
        }

        @Override
        public ResourceID resourceID() {
            return DACH;
        }

        @Override
        public Map<String, Object> metadata() {
            return Map.of();
        }

        @Override
        public String execute() throws Exception {
            return work.call();
        }
    }

    private static final class Refusing implements SellerAccount {
        @Override
        public KeyCheck checkKey() {
            return new KeyCheck.Refused(401);
        }

        @Override
        public List<Webhook> webhooks() {
            throw HttpCallException.answered(
                    HttpCallException.Reason.RATE_LIMITED, "GET /webhooks answered 429", 429, Optional.empty());
        }

        @Override
        public Webhook create(WebhookDefinition wanted) {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public Webhook update(Webhook present, WebhookDefinition wanted) {
            throw new AssertionError("nobody asks for it");
        }

        @Override
        public DeletionResult delete(String webhookId) {
            return DeletionResult.ALREADY_GONE;
        }
    }
}
