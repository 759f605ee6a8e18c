package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;

/** Server-side apply in the name that the SDK itself applies statuses with. */
final class StatusPatch {
    private StatusPatch() {}

    static void write(VivenuRegion region, VivenuRegionStatus status, Context<VivenuRegion> context) {
        write(
                region,
                status,
                context.getClient(),
                context.getControllerConfiguration().fieldManager());
    }

    /** Without an operator that runs. */
    static void write(VivenuRegion region, VivenuRegionStatus status, KubernetesClient client, String fieldManager) {
        client.resource(RegionStatus.patch(region, status))
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(fieldManager)
                        .withForce(true)
                        .build());
    }
}
