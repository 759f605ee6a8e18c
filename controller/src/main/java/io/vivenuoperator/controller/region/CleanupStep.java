package io.vivenuoperator.controller.region;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.event.CleanupNotice;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.secret.SecretLookup;
import java.time.Duration;
import java.util.Optional;

/** Removes the webhook before the region is deleted, and reports the outcome. */
final class CleanupStep {
    private final WebhookCleanup cleanup;
    private final CleanupNotice notice;
    private final StatusStep status;

    CleanupStep(WebhookCleanup cleanup, CleanupNotice notice, StatusStep status) {
        this.cleanup = cleanup;
        this.notice = notice;
        this.status = status;
    }

    /** When to retry; empty if the region may be deleted. */
    Optional<Duration> run(VivenuRegion region, SecretLookup secrets, Context<VivenuRegion> context) {
        var result = cleanup.attempt(region, secrets);
        var now = status.deleting(region, result.finding());
        if (!RegionStatus.of(region).conditions().equals(now.conditions())) {
            notice.give(region, result.finding());
        }
        // The SDK writes no status while a resource is being deleted.
        result.retryIn().ifPresent(later -> RegionStatus.PATCH.write(region, now, context));
        return result.retryIn();
    }
}
