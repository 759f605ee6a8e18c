package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.condition.RegionConditions;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.freshness.PollsResult;
import io.vivenuoperator.controller.freshness.ProofRecord;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.condition.ConditionMemo;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.status.StatusPatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a status. Every known field is carried over, because server-side apply removes what is left out. */
final class RegionStatus {
    static final StatusPatch<VivenuRegion, VivenuRegionStatus> PATCH = new StatusPatch<>(VivenuRegion::new);

    private final RegionConditions conditions;
    private final RegionNames names;
    private final ConditionMemo<RegionCondition> memo = new ConditionMemo<>();

    RegionStatus(RegionConditions conditions, RegionNames names) {
        this.conditions = conditions;
        this.names = names;
    }

    static VivenuRegionStatus of(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus()).orElseGet(VivenuRegionStatus::empty);
    }

    VivenuRegionStatus after(
            VivenuRegion region, RegionCredentials credentials, WebhookResult webhook, PollsResult polls) {
        var before = of(region);
        var proofs = polls.record().proofs();
        var generation = region.getMetadata().getGeneration();
        var findings = Map.of(
                ConditionType.CREDENTIALS_VALID,
                credentials.finding(),
                ConditionType.WEBHOOK_REGISTERED,
                webhook.finding(),
                ConditionType.POLLERS_SCHEDULED,
                polls.pollers(),
                ConditionType.DATA_FRESH,
                polls.freshness().finding(),
                ConditionType.PROVEN,
                polls.proof().finding());
        return new VivenuRegionStatus(
                generation,
                noted(region, conditions.merge(lastKnown(region), findings, generation)),
                credentials
                        .sellerId()
                        .or(() -> Optional.ofNullable(before.sellerId()))
                        .orElse(null),
                credentials.refusal().orElse(null),
                webhook(before, webhook),
                polls.record().last().orElse(null),
                polls.record().lastSuccess().map(Instant::toString).orElse(null),
                proofs.completeness().map(ProofRecord.Measured::percent).orElse(null),
                proofs.completeness()
                        .flatMap(ProofRecord.Measured::at)
                        .map(Instant::toString)
                        .orElse(null),
                proofs.lastIncremental().orElse(null),
                proofs.lastFull().orElse(null),
                proofs.lastProof().map(Instant::toString).orElse(null),
                proofs.lastFull().map(any -> proofs.withoutProof()).orElse(null),
                polls.next().first().map(Instant::toString).orElse(null),
                polls.record()
                        .last()
                        .flatMap(last -> Optional.ofNullable(last.quarantined()))
                        .or(() -> Optional.ofNullable(before.quarantined()))
                        .orElse(null),
                proofs.completeness().flatMap(ProofRecord.Measured::vendorSold).orElse(null),
                proofs.completeness().flatMap(ProofRecord.Measured::storedSold).orElse(null),
                polls.next().full().map(Instant::toString).orElse(null),
                polls.next().incremental().map(Instant::toString).orElse(null),
                names.key(region));
    }

    private List<RegionCondition> lastKnown(VivenuRegion region) {
        return memo.lastKnown(region.getMetadata().getUid(), of(region).conditions());
    }

    private List<RegionCondition> noted(VivenuRegion region, List<RegionCondition> now) {
        return memo.noted(region.getMetadata().getUid(), of(region).conditions(), now);
    }

    /** Called when the region is gone. */
    void forget(VivenuRegion region) {
        memo.forget(region.getMetadata().getUid());
    }

    private static @Nullable WebhookStatus webhook(VivenuRegionStatus before, WebhookResult result) {
        return result.finding().reason() == Reason.DISABLED
                ? null
                : result.webhook().orElse(before.webhook());
    }

    /** Replaces only these conditions. */
    VivenuRegionStatus with(VivenuRegion region, Map<ConditionType, ConditionResult> findings) {
        return with(region, findings, of(region).refusal());
    }

    /** Records a refused key, for a restarted controller and for the reader. */
    VivenuRegionStatus refused(VivenuRegion region, ConditionResult refused, RefusalStatus refusal) {
        return with(region, Map.of(ConditionType.CREDENTIALS_VALID, refused, ConditionType.READY, refused), refusal);
    }

    private VivenuRegionStatus with(
            VivenuRegion region, Map<ConditionType, ConditionResult> findings, @Nullable RefusalStatus refusal) {
        var before = of(region);
        var generation = region.getMetadata().getGeneration();
        return new VivenuRegionStatus(
                generation,
                noted(region, conditions.overlay(lastKnown(region), findings, generation)),
                before.sellerId(),
                refusal,
                before.webhook(),
                before.lastPoll(),
                before.lastSuccessfulPollTime(),
                before.completenessPercent(),
                before.completenessTime(),
                before.lastIncrementalPoll(),
                before.lastFullPoll(),
                before.lastProofTime(),
                before.fullPollsWithoutProof(),
                before.nextPollTime(),
                before.quarantined(),
                before.vendorSold(),
                before.storedSold(),
                before.nextFullPollTime(),
                before.nextIncrementalPollTime(),
                before.regionKey());
    }
}
