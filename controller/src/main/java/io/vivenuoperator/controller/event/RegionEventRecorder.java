package io.vivenuoperator.controller.event;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.vivenuoperator.controller.condition.ConditionResult;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.event.EventWriter.Saying;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kubernetes Events with the reasons of the conditions: none while nothing changes, and one that counts for what comes again.
 */
public final class RegionEventRecorder {
    private final EventWriter writer;
    private final Map<String, Map<ConditionType, String>> said = new ConcurrentHashMap<>();

    public RegionEventRecorder(EventWriter writer) {
        this.writer = writer;
    }

    /** An Event for each condition whose status or reason is not what it was; Ready's only if no other says the same. */
    public void changed(VivenuRegion region, List<RegionCondition> before, List<RegionCondition> after) {
        var changes = after.stream()
                .filter(condition -> before.stream().noneMatch(old -> isSame(old, condition)))
                .filter(condition -> isNews(region, condition))
                .toList();
        // An Event that is not stored is no loss: the status says the same.
        changes.stream()
                .filter(change -> change.type() != ConditionType.READY
                        || changes.stream()
                                .noneMatch(other -> other.type() != ConditionType.READY
                                        && other.reason().equals(change.reason())))
                .forEach(condition -> writer.write(
                        about(region),
                        new Saying(
                                condition.status().name().equals("FALSE"),
                                condition.type().wireName(),
                                condition.reason(),
                                condition.message())));
    }

    /** What is known of a region may be older than what was last said of it. */
    private boolean isNews(VivenuRegion region, RegionCondition condition) {
        var saying = condition.status() + " " + condition.reason();
        return !saying.equals(said.computeIfAbsent(region.getMetadata().getUid(), uid -> new ConcurrentHashMap<>())
                .put(condition.type(), saying));
    }

    /** The region is gone. */
    public void forget(VivenuRegion region) {
        said.remove(region.getMetadata().getUid());
    }

    /** Something happened that no condition speaks of, because the region is going. Whether the Event was stored. */
    public boolean happened(VivenuRegion region, ConditionResult finding) {
        return writer.write(
                about(region),
                new Saying(
                        finding.reason() != Reason.DEREGISTERED,
                        "Deletion",
                        finding.reason().wireName(),
                        finding.message()));
    }

    private static boolean isSame(RegionCondition old, RegionCondition condition) {
        return old.type() == condition.type()
                && old.status() == condition.status()
                && old.reason().equals(condition.reason());
    }

    private static ObjectReference about(VivenuRegion region) {
        var meta = region.getMetadata();
        return new ObjectReferenceBuilder()
                .withApiVersion(region.getApiVersion())
                .withKind(region.getKind())
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .build();
    }
}
