package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;

/** Server-side apply in the name that the SDK itself applies statuses with. */
final class StatusPatch {
    private StatusPatch() {}

    static void write(VivenuRegion region, VivenuRegionStatus status, Context<VivenuRegion> context) {
        context.getClient()
                .resource(RegionStatus.patch(region, status))
                .subresource("status")
                .patch(by(context));
    }

    private static PatchContext by(Context<VivenuRegion> context) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(context.getControllerConfiguration().fieldManager())
                .withForce(true)
                .build();
    }
}
