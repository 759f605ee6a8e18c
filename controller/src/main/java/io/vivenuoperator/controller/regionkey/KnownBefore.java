package io.vivenuoperator.controller.regionkey;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.ownership.ServerSideApply;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key that a region has had so far, where the ledger has no entry for it: after an upgrade, or when the ledger was lost. What
 * a tenant can write proves nothing: not labels, annotations, or objects beside the region.
 */
final class KnownBefore {
    private static final String WEBHOOKS = "/webhooks/";

    private KnownBefore() {}

    /** From the status, which only the controller writes. */
    static Optional<RegionKey> fromStatus(VivenuRegion region) {
        var status = Optional.ofNullable(region.getStatus());
        return status.map(VivenuRegionStatus::regionKey)
                .filter(RegionKey::isValid)
                .map(RegionKey::new)
                .or(() -> status.map(VivenuRegionStatus::webhook)
                        .map(WebhookStatus::url)
                        .flatMap(url -> named(region, url)));
    }

    private static Optional<RegionKey> named(VivenuRegion region, String url) {
        var meta = region.getMetadata();
        return Stream.of(RegionKey.of(meta.getNamespace(), meta.getName()), RegionKey.of(meta.getName()))
                .filter(key -> url.endsWith(WEBHOOKS + key.value()))
                .findFirst();
    }

    /** From a poll of the operator's own namespace, as the informer has it. */
    static Optional<RegionKey> fromPolls(VivenuRegion region, PollPlace place, Context<VivenuRegion> context) {
        if (!place.isHomeOf(region)) {
            return Optional.empty();
        }
        var poll = new ResourceID(place.cronJob(region, RunKind.INCREMENTAL), place.namespace());
        return ServerSideApply.cached(CronJob.class, poll, context).stream()
                .flatMap(cronJob ->
                        cronJob.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(KnownBefore::regions)
                .filter(RegionKey::isValid)
                .map(RegionKey::new)
                .findFirst();
    }

    private static Stream<String> regions(Container container) {
        return Optional.ofNullable(container.getEnv()).stream()
                .flatMap(variables -> variables.stream())
                .filter(variable -> variable.getName().equals("REGION"))
                .flatMap(variable -> Optional.ofNullable(variable.getValue()).stream());
    }
}
