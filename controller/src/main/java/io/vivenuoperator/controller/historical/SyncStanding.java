package io.vivenuoperator.controller.historical;

import io.vivenuoperator.operator.condition.ConditionResult;

/** Where a sync stands. */
sealed interface SyncStanding {
    /** What is known of its tickets now; what is not stays as it was. */
    SyncCounts counts();

    /** It goes on, or would if it could. */
    record UnderWay(ConditionResult progressing, SyncCounts counts) implements SyncStanding {}

    /** It has ended. */
    record Ended(boolean isComplete, SyncReason reason, String message, SyncCounts counts) implements SyncStanding {}
}
