package io.vivenuoperator.controller.replay;

import io.vivenuoperator.controller.handover.HandoverSweep;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.controller.handover.SubscriptionHandover;
import io.vivenuoperator.controller.subscription.RegionCache;
import io.vivenuoperator.operator.event.EventWriter;
import java.time.Clock;
import java.time.Duration;

/** Puts the reconciler of replays together. */
public final class ReplayParts {
    private final SubscriptionHandover handover;
    private final ReportPull reports;
    private final HandoverSweep sweep;
    private final RegionCache regions;

    /** What it shares with the reconciler of subscriptions. */
    public ReplayParts(SubscriptionHandover handover, ReportPull reports, HandoverSweep sweep, RegionCache regions) {
        this.handover = handover;
        this.reports = reports;
        this.sweep = sweep;
        this.regions = regions;
    }

    /**
     * The reconciler.
     *
     * @param interval after which time a replay's progress is looked at again
     */
    public EventReplayReconciler reconciler(EventWriter writer, Duration interval, Clock clock) {
        return new EventReplayReconciler(
                new ReplayHandover(handover, reports, regions),
                sweep,
                new ReplayStatusMaker(clock),
                new ReplayEvents(writer),
                interval,
                clock);
    }
}
