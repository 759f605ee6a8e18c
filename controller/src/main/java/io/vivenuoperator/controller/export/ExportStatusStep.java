package io.vivenuoperator.controller.export;

import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.vivenuoperator.controller.metrics.ExportObserver;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import io.vivenuoperator.operator.event.ConditionEvents;

/** Tells of a status, has it measured, and writes it if it says something new. */
final class ExportStatusStep {
    private final ConditionEvents<ExportConditionType, ExportCondition> events;
    private final ExportObserver observer;

    ExportStatusStep(ConditionEvents<ExportConditionType, ExportCondition> events, ExportObserver observer) {
        this.events = events;
        this.observer = observer;
    }

    /** @param isMeasured whether it is one that can run here */
    UpdateControl<SalesExport> write(SalesExport export, SalesExportStatus now, boolean isMeasured) {
        return isNews(export, now, isMeasured)
                ? UpdateControl.patchStatus(SalesExportStatusMaker.PATCH.of(export, now))
                : UpdateControl.noUpdate();
    }

    /** The same of a reconciliation that has failed. */
    ErrorStatusUpdateControl<SalesExport> writeFailed(SalesExport export, SalesExportStatus now, boolean isMeasured) {
        return isNews(export, now, isMeasured)
                ? ErrorStatusUpdateControl.patchStatus(SalesExportStatusMaker.PATCH.of(export, now))
                : ErrorStatusUpdateControl.noStatusUpdate();
    }

    private boolean isNews(SalesExport export, SalesExportStatus now, boolean isMeasured) {
        if (isMeasured) {
            observer.observe(export, now);
        }
        var before = SalesExportStatusMaker.of(export);
        if (now.equals(before)) {
            return false;
        }
        events.changed(export, before.conditions(), now.conditions());
        return true;
    }

    /** Called when the export is gone. */
    void forget(SalesExport export) {
        events.forget(export);
        observer.forget(export);
    }
}
