package io.vivenuoperator.controller.export;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.refusal.ReconcileFailure;
import java.util.List;

/** Reconciles acceptance, CronJob, the runs' results and removal. Deleting an export stops its runs, and leaves the spreadsheet as it is. */
@ControllerConfiguration(name = SalesExportReconciler.NAME, triggerReconcilerOnAllEvents = true)
@GradualRetry(maxAttempts = -1, initialInterval = 2_000, intervalMultiplier = 2.0, maxInterval = 300_000)
public final class SalesExportReconciler implements Reconciler<SalesExport> {
    public static final String NAME = "salesexport";

    private final ExportSources sources;
    private final ExportAcceptance acceptance;
    private final ExportRuns runs;
    private final ExportObservation observation;
    private final SalesExportStatusMaker maker;
    private final ExportStatusStep status;

    SalesExportReconciler(
            ExportSources sources,
            ExportAcceptance acceptance,
            ExportRuns runs,
            ExportObservation observation,
            SalesExportStatusMaker maker,
            ExportStatusStep status) {
        this.sources = sources;
        this.acceptance = acceptance;
        this.runs = runs;
        this.observation = observation;
        this.maker = maker;
        this.status = status;
    }

    @Override
    public List<EventSource<?, SalesExport>> prepareEventSources(EventSourceContext<SalesExport> context) {
        return sources.of(context);
    }

    @Override
    public UpdateControl<SalesExport> reconcile(SalesExport export, Context<SalesExport> context) {
        if (context.isPrimaryResourceDeleted() || export.isMarkedForDeletion()) {
            return leave(export);
        }
        var isHome = acceptance.place().isHomeOf(export);
        var obstacle = acceptance.obstacle(export, sources.secrets().lookup(context));
        var scheduled = obstacle.orElseGet(() -> intended(export));
        if (isHome) {
            runs.schedule(export, !scheduled.isTrue(), context);
        }
        var seen = observation.of(export, ExportSources.scene(export, context), scheduled.isTrue());
        if (seen.needsRun()) {
            runs.begin(export);
        }
        var now = maker.of(export, isHome, scheduled, seen.exported(), seen.lastRun());
        return status.write(export, now, isHome).rescheduleAfter(seen.lookAgain());
    }

    private static ConditionResult intended(SalesExport export) {
        return export.getSpec().suspend()
                ? ConditionResult.no(SalesExportReason.SUSPENDED, SalesExportReason.SUSPENDED.meaning())
                : ConditionResult.yes(SalesExportReason.SCHEDULED, SalesExportReason.SCHEDULED.meaning());
    }

    /** Kubernetes would remove the CronJob as well, at its leisure, or not at all if it was told to leave orphans. */
    private UpdateControl<SalesExport> leave(SalesExport export) {
        runs.remove(export);
        sources.secrets().forget(export);
        maker.forget(export.getMetadata().getUid());
        status.forget(export);
        return UpdateControl.noUpdate();
    }

    @Override
    public ErrorStatusUpdateControl<SalesExport> updateErrorStatus(
            SalesExport export, Context<SalesExport> context, Exception e) {
        var finding = ReconcileFailure.of(e)
                .finding(SalesExportReason.KUBERNETES_REFUSED, SalesExportReason.UNEXPECTED_ERROR);
        return status.writeFailed(
                export, maker.failed(export, finding), acceptance.place().isHomeOf(export));
    }
}
