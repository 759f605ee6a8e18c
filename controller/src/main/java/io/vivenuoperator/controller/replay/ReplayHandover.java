package io.vivenuoperator.controller.replay;

import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.controller.handover.ReportPull;
import io.vivenuoperator.controller.handover.SubscriptionHandover;
import io.vivenuoperator.controller.subscription.RegionCache;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayPhase;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSelection;
import io.vivenuoperator.operator.confirmation.PodsConfirmation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Hands a replay over, and says where it stands. */
final class ReplayHandover {
    private final SubscriptionHandover handover;
    private final ReportPull reports;
    private final RegionCache regions;

    ReplayHandover(SubscriptionHandover handover, ReportPull reports, RegionCache regions) {
        this.handover = handover;
        this.reports = reports;
        this.regions = regions;
    }

    ReplayStanding standing(EventReplay replay) {
        var spec = replay.getSpec();
        var meta = replay.getMetadata();
        var subscription =
                handover.handed(meta.getNamespace(), spec.subscriptionRef().name());
        if (subscription.isEmpty()) {
            return ReplayStanding.waiting(
                    ReplayReason.SUBSCRIPTION_NOT_FOUND,
                    "EventSubscription " + spec.subscriptionRef().name()
                            + " does not exist in this namespace, or was never Ready: create it, or see its status.");
        }
        var keys = keys(replay);
        if (keys.isEmpty() && !spec.regions().isEmpty()) {
            return ReplayStanding.waiting(
                    ReplayReason.NO_REGION_SELECTED,
                    "None of the regions in spec.regions exists (" + String.join(", ", spec.regions()) + ").");
        }
        return handed(replay, handover.publish(entry(replay, subscription.get(), keys)));
    }

    private List<String> keys(EventReplay replay) {
        var names = replay.getSpec().regions();
        return names.isEmpty()
                ? List.of()
                : regions.named(
                                new EventSelection(List.of(), names, null, List.of(), null),
                                replay.getMetadata().getNamespace())
                        .keys();
    }

    private static HandedReplay entry(EventReplay replay, HandedSubscription subscription, List<String> keys) {
        var spec = replay.getSpec();
        var meta = replay.getMetadata();
        return new HandedReplay(
                meta.getUid(),
                meta.getNamespace(),
                meta.getName(),
                subscription.uid(),
                OffsetDateTime.parse(spec.from()).toInstant(),
                Optional.ofNullable(spec.to())
                        .map(to -> OffsetDateTime.parse(to).toInstant()),
                spec.types(),
                keys,
                spec.only().wireName(),
                Optional.ofNullable(spec.ratePerSecond()),
                spec.dryRun());
    }

    private ReplayStanding handed(EventReplay replay, PodsConfirmation confirmation) {
        return switch (confirmation) {
            case PodsConfirmation.Confirmed ignored -> reported(replay);
            case PodsConfirmation.NoPods(String why) ->
                ReplayStanding.waiting(
                        ReplayReason.NO_READY_PODS,
                        ("No pod of the events service is ready: check its pods in the operator's namespace. " + why)
                                .strip());
            case PodsConfirmation.Waiting(int pods, int confirmed) ->
                ReplayStanding.waiting(
                        ReplayReason.NOT_CONFIRMED, confirmed + " of " + pods + " events pods have loaded the replay.");
        };
    }

    private ReplayStanding reported(EventReplay replay) {
        return reports.ofReplay(replay.getMetadata().getUid())
                .map(report -> ReplayStanding.of(report, replay.getSpec().dryRun()))
                .orElseGet(() -> ReplayStanding.notReported(
                        Optional.ofNullable(ReplayStatusMaker.of(replay).phase())
                                .orElse(ReplayPhase.PENDING)));
    }
}
