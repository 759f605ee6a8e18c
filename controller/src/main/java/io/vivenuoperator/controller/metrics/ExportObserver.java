package io.vivenuoperator.controller.metrics;

import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;

/** Observes exports. */
public interface ExportObserver {
    /** Called after each reconciliation of an export that can run here, whether or not the status changed. */
    void observe(SalesExport export, SalesExportStatus status);

    /** An export is gone. */
    void forget(SalesExport export);
}
