package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.cronjob.FirstPoll;
import io.vivenuoperator.controller.cronjob.PollerSchedules;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import java.time.Instant;
import java.util.Optional;

/** CronJobs, first poll, and the results of polls. */
public final class PollsStep {
    private final PollerSchedules schedules;
    private final FirstPoll firstPoll;
    private final DataFreshness freshness;
    private final ProofFreshness proof;

    public PollsStep(PollerSchedules schedules, FirstPoll firstPoll, DataFreshness freshness, ProofFreshness proof) {
        this.schedules = schedules;
        this.firstPoll = firstPoll;
        this.freshness = freshness;
        this.proof = proof;
    }

    /**
     * Applies the CronJobs and reads the results of the polls.
     *
     * @param began when this reconciliation began
     */
    public PollsResult follow(
            VivenuRegion region, ConditionResult credentials, Context<VivenuRegion> context, Instant began) {
        var pollers = schedules.schedule(region, credentials, context);
        var pods = context.getSecondaryResources(Pod.class);
        var record = PollRecord.of(region, pods, began);
        var refused = record.isEmpty() && credentials.isTrue()
                ? firstPoll.start(region)
                : Optional.<KubernetesRefusal>empty();
        var signs = PollSigns.of(context.getSecondaryResources(Event.class), pods, record.last())
                .or(refused.map(PollObstacle::of));
        return new PollsResult(
                pollers,
                record,
                freshness.judge(region, record, signs),
                proof.judge(region, record.proofs()),
                refused.isPresent());
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        firstPoll.forget(region);
    }
}
