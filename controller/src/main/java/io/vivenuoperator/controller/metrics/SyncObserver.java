package io.vivenuoperator.controller.metrics;

import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;

/** Observes historical syncs. */
public interface SyncObserver {
    /** Does nothing. */
    SyncObserver NOBODY = new SyncObserver() {
        @Override
        public void observe(VivenuHistoricalSync sync, HistoricalSyncStatus status) {}

        @Override
        public void forget(VivenuHistoricalSync sync) {}
    };

    /** Called after each reconciliation, whether or not the status changed. */
    void observe(VivenuHistoricalSync sync, HistoricalSyncStatus status);

    /** A sync is gone. */
    void forget(VivenuHistoricalSync sync);
}
