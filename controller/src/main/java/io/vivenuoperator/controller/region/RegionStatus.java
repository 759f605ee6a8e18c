package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.vivenuoperator.controller.condition.ConditionResult;
import io.vivenuoperator.controller.condition.Conditions;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.Credentials;
import io.vivenuoperator.controller.poll.PollRecord;
import io.vivenuoperator.controller.poll.ProofRecord;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Puts a status together. Every field that is known is carried on: server-side apply takes away what is left out. */
final class RegionStatus {
    private final Conditions conditions;
    /** By uid, what the cache has not shown yet: a look may begin before it has followed the last one's write. */
    private final Map<String, List<RegionCondition>> ahead = new ConcurrentHashMap<>();

    RegionStatus(Conditions conditions) {
        this.conditions = conditions;
    }

    static VivenuRegionStatus of(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus()).orElseGet(VivenuRegionStatus::empty);
    }

    VivenuRegionStatus after(
            VivenuRegion region,
            Credentials credentials,
            WebhookResult webhook,
            ConditionResult pollers,
            PollRecord polls,
            ConditionResult freshness,
            ConditionResult proof) {
        var before = of(region);
        var proofs = polls.proofs();
        var generation = region.getMetadata().getGeneration();
        var findings = Map.of(
                ConditionType.CREDENTIALS_VALID,
                credentials.finding(),
                ConditionType.WEBHOOK_REGISTERED,
                webhook.finding(),
                ConditionType.POLLERS_SCHEDULED,
                pollers,
                ConditionType.DATA_FRESH,
                freshness,
                ConditionType.PROVEN,
                proof);
        return new VivenuRegionStatus(
                generation,
                noted(region, conditions.merge(lastKnown(region), findings, generation)),
                credentials
                        .sellerId()
                        .or(() -> Optional.ofNullable(before.sellerId()))
                        .orElse(null),
                credentials.refusal().orElse(null),
                webhook(before, webhook),
                polls.last().orElse(null),
                polls.lastSuccess().map(Instant::toString).orElse(null),
                proofs.completeness().map(ProofRecord.Measured::percent).orElse(null),
                proofs.completeness()
                        .flatMap(ProofRecord.Measured::at)
                        .map(Instant::toString)
                        .orElse(null),
                proofs.lastIncremental().orElse(null),
                proofs.lastFull().orElse(null),
                proofs.lastProof().map(Instant::toString).orElse(null),
                proofs.lastFull().map(any -> proofs.withoutProof()).orElse(null));
    }

    /** Otherwise a look that begins too early would take all conditions for new ones, and their times for now. */
    private List<RegionCondition> lastKnown(VivenuRegion region) {
        return ahead.getOrDefault(region.getMetadata().getUid(), of(region).conditions());
    }

    private List<RegionCondition> noted(VivenuRegion region, List<RegionCondition> now) {
        var uid = region.getMetadata().getUid();
        if (now.equals(of(region).conditions())) {
            ahead.remove(uid);
        } else {
            ahead.put(uid, now);
        }
        return now;
    }

    /** The region is gone. */
    void forget(VivenuRegion region) {
        ahead.remove(region.getMetadata().getUid());
    }

    private static @Nullable WebhookStatus webhook(VivenuRegionStatus before, WebhookResult result) {
        return result.finding().reason() == Reason.DISABLED
                ? null
                : result.webhook().orElse(before.webhook());
    }

    /** Only these conditions change. */
    VivenuRegionStatus with(VivenuRegion region, Map<ConditionType, ConditionResult> findings) {
        return with(region, findings, of(region).refusal());
    }

    /** What a restarted controller must know of a refused key, and what a reader may. */
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
                before.fullPollsWithoutProof());
    }

    /** A fresh object: applying it must not take ownership of anything but the status. */
    static VivenuRegion patch(VivenuRegion region, VivenuRegionStatus status) {
        var patch = new VivenuRegion();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(region.getMetadata().getName())
                .withNamespace(region.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
