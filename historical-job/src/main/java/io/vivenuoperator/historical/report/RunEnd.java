package io.vivenuoperator.historical.report;

import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.PlanOutlook;
import io.vivenuoperator.contracts.historical.SendCounts;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param plan absent if it did not get that far
 * @param message a sentence for people
 */
public record RunEnd(
        HistoricalReason reason,
        Optional<PlanCounts> plan,
        Optional<SendCounts> sends,
        Optional<PlanOutlook> outlook,
        List<AnswerGroup> errors,
        String message) {
    /** Before there was a plan. */
    public static RunEnd early(HistoricalReason reason, String message) {
        return new RunEnd(reason, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), message);
    }

    /** With a plan, and nothing sent. */
    public static RunEnd planned(HistoricalReason reason, PlanCounts plan, String message) {
        return new RunEnd(reason, Optional.of(plan), Optional.empty(), Optional.empty(), List.of(), message);
    }

    public static RunEnd stopped() {
        return early(HistoricalReason.INTERRUPTED, "The process was asked to stop; the next one goes on from there.");
    }

    public RunEnd with(PlanOutlook outlook) {
        return new RunEnd(reason, plan, sends, Optional.of(outlook), errors, message);
    }
}
