package io.vivenuoperator.controller.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vivenuoperator.controller.account.SellerAccounts;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** The controller's own metrics, beside the SDK's: reconciliations, calls to Vivenu, and the status of each region, historical sync and export. */
public final class ControllerMetrics implements Metrics, RegionObserver, SyncObserver, ExportObserver {
    private static final String NOBODY = "none";
    private static final GroupVersionKind REGION = GroupVersionKind.gvkFor(VivenuRegion.class);

    private final MeterRegistry registry;
    private final RegionNames names;
    private final PollCounters polls;
    private final StatusGauges<VivenuRegionStatus> gauges;
    private final StatusGauges<HistoricalSyncStatus> syncs;
    private final StatusGauges<SalesExportStatus> exports;
    private final Counter leftBehind;
    /** The region that the current thread reconciles, so that steps need not pass it along just for a label. */
    private final ScopedValue<String> current = ScopedValue.newInstance();

    public ControllerMetrics(MeterRegistry registry, RegionNames names, Clock clock) {
        this.registry = registry;
        this.names = names;
        this.polls = new PollCounters(registry, clock);
        this.gauges = new StatusGauges<>(
                registry,
                "vivenu.regions",
                "Regions that this controller manages; if the series is absent, no controller is running");
        this.syncs = new StatusGauges<>(registry, "vivenu.historical.syncs", "Historical syncs that are there");
        this.exports = new StatusGauges<>(registry, "vivenu.sales.exports", "Exports that are there");
        this.leftBehind = Counter.builder("vivenu.webhooks.left.behind")
                .description("Regions deleted although their webhook may still be at Vivenu; the log names each")
                .register(registry);
    }

    /**
     * Shows what the process does.
     *
     * @param leads whether this replica reconciles
     * @param waiting how many reconciliations wait for a thread
     */
    public void show(BooleanSupplier leads, IntSupplier waiting) {
        Gauge.builder("vivenu.controller.leader", leads, leader -> leader.getAsBoolean() ? 1 : 0)
                .strongReference(true)
                .description("1 at the replica that reconciles, 0 at one that stands by")
                .register(registry);
        Gauge.builder("vivenu.controller.queue.depth", waiting, IntSupplier::getAsInt)
                .strongReference(true)
                .description("Reconciliations that wait because all threads are busy")
                .register(registry);
    }

    /** Wraps the accounts so that each call is counted for the region that is being reconciled. */
    public SellerAccounts measured(SellerAccounts accounts) {
        return new MeasuredAccounts(accounts, registry, () -> current.orElse(NOBODY));
    }

    @Override
    public void leftBehind() {
        leftBehind.increment();
    }

    @Override
    public void ended(VivenuRegion region, PollEnd poll) {
        polls.count(names.key(region), poll);
    }

    @Override
    public void observe(VivenuRegion region, VivenuRegionStatus status) {
        var key = names.key(region);
        gauges.show(key, status, () -> RegionSamples.of(key, status));
    }

    @Override
    public void observe(VivenuHistoricalSync sync, HistoricalSyncStatus status) {
        var spec = sync.getSpec();
        var name = sync.getMetadata().getName();
        var region =
                names.key(sync.getMetadata().getNamespace(), spec.regionRef().name());
        syncs.show(
                key(sync),
                status,
                () -> SyncSamples.of(region, name, spec.mode().wireName(), status));
    }

    @Override
    public void forget(VivenuHistoricalSync sync) {
        syncs.forget(key(sync));
    }

    @Override
    public void observe(SalesExport export, SalesExportStatus status) {
        exports.show(
                key(export), status, () -> ExportSamples.of(export.getMetadata().getName(), status));
    }

    @Override
    public void forget(SalesExport export) {
        exports.forget(key(export));
    }

    private static String key(HasMetadata resource) {
        return resource.getMetadata().getNamespace() + "/"
                + resource.getMetadata().getName();
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        var sample = Timer.start(registry);
        var done = false;
        try {
            var result = ScopedValue.where(current, key(execution.resourceID())).call(execution::execute);
            done = true;
            return result;
        } finally {
            sample.stop(reconciliations(execution.name(), done ? "ok" : "error"));
        }
    }

    private Timer reconciliations(String kind, String outcome) {
        return Timer.builder("vivenu.reconcile")
                .description("Reconciliations of a region, and how long they took")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void failedReconciliation(HasMetadata resource, Exception exception, Map<String, Object> metadata) {
        Counter.builder("vivenu.reconcile.errors")
                .description("Reconciliations that failed with an unexpected exception, by its type")
                .tag("reason", exception.getClass().getSimpleName())
                .register(registry)
                .increment();
    }

    /** Called when a resource of any kind is gone for any reason; only of a region are there series under its own name. */
    @Override
    public void cleanupDoneFor(ResourceID id, Map<String, Object> metadata) {
        if (!isRegion(metadata)) {
            return;
        }
        var region = key(id);
        gauges.forget(region);
        polls.forget(region);
        registry.find(MeasuredAccounts.CALLS).tag("region", region).meters().forEach(registry::remove);
    }

    private static boolean isRegion(Map<String, Object> metadata) {
        return metadata.get(Constants.RESOURCE_GVK_KEY) instanceof GroupVersionKind kind
                && kind.getGroup().equals(REGION.getGroup())
                && kind.getKind().equals(REGION.getKind());
    }

    private String key(ResourceID id) {
        return names.key(id.getNamespace().orElse(""), id.getName());
    }
}
