package io.vivenuoperator.controller.region;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.event.CleanupNotice;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.secret.SecretReferences;
import java.time.Duration;
import java.util.Optional;

/** Removes the webhook before the region is deleted, reports the outcome, and then removes what does not go with the region. */
final class CleanupStep {
    private final SecretReferences<VivenuRegion> secrets;
    private final WebhookCleanup cleanup;
    private final CleanupNotice notice;
    private final StatusStep status;
    private final RegionDeparture departure;

    CleanupStep(
            SecretReferences<VivenuRegion> secrets,
            WebhookCleanup cleanup,
            CleanupNotice notice,
            StatusStep status,
            RegionDeparture departure) {
        this.secrets = secrets;
        this.cleanup = cleanup;
        this.notice = notice;
        this.status = status;
        this.departure = departure;
    }

    /** When to retry; empty if the region may be deleted. */
    Optional<Duration> run(VivenuRegion region, Context<VivenuRegion> context) {
        var result = cleanup.attempt(region, secrets.lookup(context));
        var now = status.deleting(region, result.finding());
        if (!RegionStatus.of(region).conditions().equals(now.conditions())) {
            notice.give(region, result.finding());
        }
        // The SDK writes no status while a resource is being deleted.
        result.retryIn()
                .ifPresentOrElse(
                        later -> RegionStatus.PATCH.write(region, now, context), () -> departure.leave(region));
        return result.retryIn();
    }
}
