package io.vivenuoperator.controller.naming;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;

/** The keys of regions in the database, in the registry and in the webhooks' URLs. */
public interface RegionKeyLookup {
    /** The region's key; never one that another region has. */
    RegionKey of(VivenuRegion region);

    /** The key of a region that may no longer exist. */
    RegionKey of(String namespace, String name);

    /** Of regions that nothing is known about. */
    static RegionKeyLookup byRule(boolean qualified) {
        return new RegionKeyLookup() {
            @Override
            public RegionKey of(VivenuRegion region) {
                return of(
                        region.getMetadata().getNamespace(),
                        region.getMetadata().getName());
            }

            @Override
            public RegionKey of(String namespace, String name) {
                return qualified ? RegionKey.of(namespace, name) : RegionKey.of(name);
            }
        };
    }
}
