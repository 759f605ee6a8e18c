package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.cronjob.CronJobSource;
import io.vivenuoperator.controller.cronjob.FirstPoll;
import io.vivenuoperator.controller.cronjob.PollerSchedules;
import io.vivenuoperator.controller.metrics.RegionObserver;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CronJobs, first poll, and the results of polls. */
public final class PollsStep {
    private final PollPlace place;
    private final PollerSchedules schedules;
    private final FirstPoll firstPoll;
    private final DataFreshness freshness;
    private final ProofFreshness proof;
    private final RegionObserver observer;
    private final UncountedPolls uncounted = new UncountedPolls();

    public PollsStep(
            PollPlace place,
            PollerSchedules schedules,
            FirstPoll firstPoll,
            DataFreshness freshness,
            ProofFreshness proof,
            RegionObserver observer) {
        this.place = place;
        this.schedules = schedules;
        this.firstPoll = firstPoll;
        this.freshness = freshness;
        this.proof = proof;
        this.observer = observer;
    }

    /** What notices that a poll began, ended or could not begin, or that a CronJob was changed. */
    public List<EventSource<?, VivenuRegion>> sources(EventSourceContext<VivenuRegion> context) {
        var sources = new ArrayList<EventSource<?, VivenuRegion>>();
        sources.add(CronJobSource.of(context, place));
        sources.addAll(PollSources.of(context, place));
        return sources;
    }

    /**
     * Applies the CronJobs and reads the results of the polls.
     *
     * @param began when this reconciliation began
     */
    public PollsResult follow(
            VivenuRegion region, RegionCredentials credentials, Context<VivenuRegion> context, Instant began) {
        var pollers = schedules.schedule(region, credentials, context);
        var pods = context.getSecondaryResources(Pod.class);
        uncounted.take(region, pods).forEach(poll -> observer.ended(region, poll));
        var record = PollRecord.of(region, pods, began);
        var refused = record.isEmpty() && credentials.finding().isTrue()
                ? firstPoll.start(region)
                : Optional.<KubernetesRefusal>empty();
        var signs = PollSigns.of(context.getSecondaryResources(Event.class), pods, record.last())
                .or(refused.map(PollObstacle::of));
        return new PollsResult(
                pollers,
                record,
                freshness.judge(region, record, signs),
                proof.judge(region, record.proofs()),
                NextPolls.of(region, pollers, record),
                refused.isPresent());
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        firstPoll.forget(region);
        uncounted.forget(region);
    }
}
