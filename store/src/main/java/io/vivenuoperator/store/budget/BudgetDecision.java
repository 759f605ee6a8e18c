package io.vivenuoperator.store.budget;

import java.time.Duration;
import java.time.Instant;

/** Whether a request may be sent now. */
public sealed interface BudgetDecision {
    /**
     * One request may be sent now, and is paid for.
     *
     * @param request stands for it, when its answer is told
     */
    record Granted(Instant request) implements BudgetDecision {}

    /** Not now; ask again after this time. Nothing was taken from the budget. */
    record WaitFor(Duration delay) implements BudgetDecision {}
}
