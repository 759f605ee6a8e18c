package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.contracts.historical.HistoricalReport;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.contracts.historical.SendPace;
import io.vivenuoperator.contracts.historical.SyncProgress;
import java.util.List;
import java.util.Optional;

/**
 * What a pod said of a sync's tickets, while it ran or when it ended.
 *
 * @param pace of one that runs
 */
record SyncCounts(
        Optional<PlanCounts> plan, Optional<SendCounts> sends, Optional<SendPace> pace, List<AnswerGroup> errors) {
    SyncCounts {
        errors = List.copyOf(errors);
    }

    static SyncCounts none() {
        return new SyncCounts(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static SyncCounts of(SyncProgress progress) {
        return new SyncCounts(progress.plan(), progress.sends(), progress.pace(), progress.errors());
    }

    static SyncCounts of(HistoricalReport report) {
        return new SyncCounts(report.plan(), report.sends(), Optional.empty(), report.errors());
    }

    boolean isEmpty() {
        return plan.isEmpty();
    }
}
