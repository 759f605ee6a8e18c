package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.contracts.historical.SendPace;
import io.vivenuoperator.crd.v1alpha1.historical.SyncMode;
import io.vivenuoperator.crd.v1alpha1.historical.SyncProgressStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers in a status. Their time is that of the last change, so that a status without news is no news. */
record ProgressNumbers(Clock clock) {
    /** @param isEnd a pace is of something that goes on */
    SyncProgressStatus of(VivenuHistoricalSync sync, SyncCounts counts, boolean isEnd) {
        var before = Optional.ofNullable(SyncStatusMaker.of(sync).progress());
        var now = numbers(
                sync, counts, isEnd, before.map(SyncProgressStatus::updatedAt).orElse(""));
        return before.filter(now::equals)
                .orElseGet(() -> numbers(sync, counts, isEnd, SyncStatusMaker.text(clock.instant())));
    }

    private static SyncProgressStatus numbers(
            VivenuHistoricalSync sync, SyncCounts counts, boolean isEnd, String updatedAt) {
        var plan = counts.plan();
        var sends = counts.sends();
        var pace = counts.pace().filter(_ -> !isEnd);
        // Only who sends looks at what the endpoint has.
        boolean hasLooked = sync.getSpec().mode() == SyncMode.REPLAY;
        var inDoubt = sends.map(
                        own -> own.inDoubt() + plan.map(PlanCounts::inDoubt).orElse(0L))
                .or(() -> plan.map(PlanCounts::inDoubt).filter(_ -> hasLooked));
        return new SyncProgressStatus(
                known(plan, PlanCounts::tickets),
                known(plan, PlanCounts::rejectedByStatus),
                known(plan, PlanCounts::rejectedByName),
                known(plan, PlanCounts::rejectedByTime),
                known(plan, PlanCounts::cutByLimit),
                known(plan.filter(_ -> hasLooked), PlanCounts::alreadySent),
                known(plan, PlanCounts::toSend),
                known(sends, SendCounts::sent),
                known(sends, SendCounts::refused),
                known(sends, SendCounts::failed),
                inDoubt.orElse(null),
                known(sends, SendCounts::changedMeanwhile),
                sends.map(own -> own.refused() + own.failed() + inDoubt.orElse(0L))
                        .orElse(null),
                percent(plan, sends, pace),
                pace.flatMap(SendPace::ticketsPerHour).orElse(null),
                pace.flatMap(SendPace::finishAt).map(SyncStatusMaker::text).orElse(null),
                updatedAt);
    }

    private static @Nullable Integer percent(
            Optional<PlanCounts> plan, Optional<SendCounts> sends, Optional<SendPace> pace) {
        return pace.map(SendPace::percent)
                .or(() -> plan.flatMap(planned -> sends.map(own -> percent(own.done(), planned.toSend()))))
                .orElse(null);
    }

    private static int percent(long done, long toSend) {
        return toSend == 0 ? 100 : Math.toIntExact(Math.min(100, 100 * done / toSend));
    }

    private static <C, T> @Nullable T known(Optional<C> counts, Function<C, T> field) {
        return counts.map(field).orElse(null);
    }
}
