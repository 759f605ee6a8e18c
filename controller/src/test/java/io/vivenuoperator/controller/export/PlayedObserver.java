package io.vivenuoperator.controller.export;

import io.vivenuoperator.controller.metrics.ExportObserver;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes whose status it hears of, and how often; or fails as a test says, but for the status that says so. */
final class PlayedObserver implements ExportObserver {
    private final Set<String> observed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger times = new AtomicInteger();
    private volatile boolean isFailing;

    void fail() {
        isFailing = true;
    }

    private static boolean isFailure(SalesExportStatus status) {
        return status.condition(ExportConditionType.READY)
                .filter(ready -> ready.reason().equals(SalesExportReason.UNEXPECTED_ERROR.wireName()))
                .isPresent();
    }

    int times() {
        return times.get();
    }

    Set<String> observed() {
        return Set.copyOf(observed);
    }

    @Override
    public void observe(SalesExport export, SalesExportStatus status) {
        if (isFailing && !isFailure(status)) {
            throw new IllegalStateException("canary");
        }
        observed.add(export.getMetadata().getName());
        times.incrementAndGet();
    }

    @Override
    public void forget(SalesExport export) {
        observed.remove(export.getMetadata().getName());
    }
}
