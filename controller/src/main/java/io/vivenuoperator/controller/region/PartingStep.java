package io.vivenuoperator.controller.region;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.event.PartingNotice;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.secret.SecretLookup;
import java.time.Duration;
import java.util.Optional;

/** The webhook goes before the region does, and somebody is told. */
final class PartingStep {
    private final WebhookCleanup cleanup;
    private final PartingNotice notice;
    private final StatusStep status;

    PartingStep(WebhookCleanup cleanup, PartingNotice notice, StatusStep status) {
        this.cleanup = cleanup;
        this.notice = notice;
        this.status = status;
    }

    /** When to try again; empty when the region may go. */
    Optional<Duration> part(VivenuRegion region, SecretLookup secrets, Context<VivenuRegion> context) {
        var parting = cleanup.part(region, secrets);
        var now = status.parting(region, parting.finding());
        if (!RegionStatus.of(region).conditions().equals(now.conditions())) {
            notice.give(region, parting.finding());
        }
        // The SDK writes no status while a resource is being deleted.
        parting.retryIn().ifPresent(later -> RegionStatus.PATCH.write(region, now, context));
        return parting.retryIn();
    }
}
