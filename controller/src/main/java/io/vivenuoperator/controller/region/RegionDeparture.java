package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.regionkey.RegionKeyLedger;
import io.vivenuoperator.controller.tenant.ApiKeyCopies;
import io.vivenuoperator.controller.tenant.GuestPolls;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;

/** Removes what is not beside a region and therefore does not go with it. */
final class RegionDeparture {
    private final GuestPolls polls;
    private final ApiKeyCopies copies;
    private final RegionKeyLedger keys;

    RegionDeparture(GuestPolls polls, ApiKeyCopies copies, RegionKeyLedger keys) {
        this.polls = polls;
        this.copies = copies;
        this.keys = keys;
    }

    /** Call when the region has no webhook any more. Where the operator's own namespace goes, all of it goes along. */
    void leave(VivenuRegion region) {
        try {
            polls.remove(region);
            copies.forget(region);
            keys.release(region);
        } catch (KubernetesClientException e) {
            if (!KubernetesRefusal.isOfDyingNamespace(e)) {
                throw e;
            }
        }
    }
}
