package io.vivenuoperator.controller.metrics;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;

/** Observes the outcome of reconciliations. */
public interface RegionObserver {
    /** Does nothing. */
    RegionObserver NOBODY = new RegionObserver() {
        @Override
        public void observe(VivenuRegion region, VivenuRegionStatus status) {}

        @Override
        public void ended(VivenuRegion region, PollEnd poll) {}

        @Override
        public void leftBehind() {}
    };

    /** Called after each reconciliation, whether or not the status changed. */
    void observe(VivenuRegion region, VivenuRegionStatus status);

    /** Called once for each poll that ended. */
    void ended(VivenuRegion region, PollEnd poll);

    /** A region was deleted, but its webhook could not be removed. */
    void leftBehind();
}
