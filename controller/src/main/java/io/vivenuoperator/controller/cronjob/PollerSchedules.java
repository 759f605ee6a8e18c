package io.vivenuoperator.controller.cronjob;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.tenant.ApiKeyCopies;
import io.vivenuoperator.controller.tenant.GuestPolls;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.ownership.ServerSideApply;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import java.util.Optional;

/** Applies the CronJobs by server-side apply, only if they differ. */
public final class PollerSchedules {
    private static final int UNPROCESSABLE = 422;

    private final PollerCronJobs cronJobs;
    private final ApiKeyCopies copies;
    private final GuestPolls guests;

    public PollerSchedules(PollerCronJobs cronJobs, ApiKeyCopies copies, GuestPolls guests) {
        this.cronJobs = cronJobs;
        this.copies = copies;
        this.guests = guests;
    }

    public ConditionResult schedule(VivenuRegion region, RegionCredentials found, Context<VivenuRegion> context) {
        try {
            copies.keep(region, found.finding().isFalse() ? Optional.empty() : found.key());
        } catch (KubernetesClientException e) {
            return KubernetesRefusal.of(e).orElseThrow(() -> e).finding(Reason.KUBERNETES_REFUSED);
        }
        guests.removeFormer(region);
        return applied(region, found.finding(), context);
    }

    private ConditionResult applied(VivenuRegion region, ConditionResult credentials, Context<VivenuRegion> context) {
        try {
            cronJobs.desired(region, !credentials.isFalse())
                    .forEach(desired -> ServerSideApply.whereItDiffers(desired, CronJob.class, context));
        } catch (KubernetesClientException e) {
            if (e.getCode() != UNPROCESSABLE) {
                return KubernetesRefusal.of(e).orElseThrow(() -> e).finding(Reason.KUBERNETES_REFUSED);
            }
            return ConditionResult.no(
                    Reason.SCHEDULE_REFUSED,
                    "Kubernetes refuses the CronJob: " + e.getStatus().getMessage());
        }
        return finding(region, credentials);
    }

    private static ConditionResult finding(VivenuRegion region, ConditionResult credentials) {
        if (credentials.isFalse()) {
            return ConditionResult.no(
                    Reason.WAITING_FOR_CREDENTIALS, "The CronJobs are suspended until there is a valid API key.");
        }
        return region.getSpec().polling().suspend()
                ? ConditionResult.yes(Reason.SUSPENDED, "Polling is suspended by spec.polling.suspend.")
                : ConditionResult.yes(Reason.SCHEDULED, "Both CronJobs are scheduled.");
    }
}
