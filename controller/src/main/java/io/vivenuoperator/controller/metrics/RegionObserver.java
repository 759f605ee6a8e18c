package io.vivenuoperator.controller.metrics;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;

/** Sees what becomes of the regions. */
public interface RegionObserver {
    /** Nobody looks. */
    RegionObserver NOBODY = new RegionObserver() {
        @Override
        public void observe(VivenuRegion region, VivenuRegionStatus status) {}

        @Override
        public void leftBehind() {}
    };

    /** To be called whenever a region was looked at, whether or not its status changed. */
    void observe(VivenuRegion region, VivenuRegionStatus status);

    /** A region went, and its webhook could not be removed. */
    void leftBehind();
}
