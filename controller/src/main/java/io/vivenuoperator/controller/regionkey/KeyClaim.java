package io.vivenuoperator.controller.regionkey;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.operator.condition.ConditionResult;

/** Whether a region may have the key that it would have. */
public sealed interface KeyClaim {
    /** It has it from now on. */
    record Held(RegionKey key) implements KeyClaim {}

    /** Another region has it: nothing may be done for this one. */
    record Taken(ConditionResult finding) implements KeyClaim {}
}
