package io.vivenuoperator.controller.historical;

import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.vivenuoperator.controller.metrics.SyncObserver;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.condition.ConditionResult;

/** Makes a status, tells of its turns, has it measured, and writes it if it says something new. */
final class SyncStatusStep {
    private final SyncStatusMaker maker;
    private final SyncEvents events;
    private final SyncObserver observer;

    SyncStatusStep(SyncStatusMaker maker, SyncEvents events, SyncObserver observer) {
        this.maker = maker;
        this.events = events;
        this.observer = observer;
    }

    HistoricalSyncStatus refused(VivenuHistoricalSync sync, ConditionResult accepted) {
        return maker.refused(sync, accepted);
    }

    /** @param hasJob whether one was made */
    HistoricalSyncStatus after(VivenuHistoricalSync sync, SyncStanding standing, boolean hasJob) {
        return maker.after(sync, standing, hasJob);
    }

    HistoricalSyncStatus failed(VivenuHistoricalSync sync, ConditionResult finding) {
        return maker.failed(sync, finding);
    }

    UpdateControl<VivenuHistoricalSync> write(VivenuHistoricalSync sync, HistoricalSyncStatus now) {
        observer.observe(sync, now);
        var before = SyncStatusMaker.of(sync);
        if (now.equals(before)) {
            return UpdateControl.noUpdate();
        }
        events.changed(sync, before, now);
        return UpdateControl.patchStatus(SyncStatusMaker.PATCH.of(sync, now));
    }

    /** Called when the sync is gone. */
    void forget(VivenuHistoricalSync sync) {
        maker.forget(sync.getMetadata().getUid());
        events.forget(sync.getMetadata().getUid());
        observer.forget(sync);
    }
}
