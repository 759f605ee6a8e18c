package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;

/** Server-side apply in the name that the SDK itself applies statuses with. */
final class StatusPatch {
    private StatusPatch() {}

    static PatchContext by(Context<VivenuRegion> context) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(context.getControllerConfiguration().fieldManager())
                .withForce(true)
                .build();
    }
}
