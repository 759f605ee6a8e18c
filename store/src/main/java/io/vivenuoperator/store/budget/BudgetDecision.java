package io.vivenuoperator.store.budget;

import java.time.Duration;
import java.time.Instant;

/** Whether a request may be sent now. */
public sealed interface BudgetDecision {
    /**
     * One request may be sent now and is charged.
     *
     * @param request identifies it when its answer is reported
     */
    record Granted(Instant request) implements BudgetDecision {}

    /** Not now; ask again after this time. Nothing was charged. */
    record WaitFor(Duration delay) implements BudgetDecision {}
}
