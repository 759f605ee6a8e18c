package io.vivenuoperator.controller.historical;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;

/** Whether a sync may begin. */
sealed interface SyncVerdict {
    /** With this region's key. */
    record Accepted(VivenuRegion region) implements SyncVerdict {}

    /** Not as things are. */
    record Refused(ConditionResult finding) implements SyncVerdict {}
}
