package io.vivenuoperator.controller.event;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.controller.condition.Finding;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kubernetes Events with the reasons of the conditions: none while nothing changes, and one that counts for what comes again.
 */
public final class RegionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RegionEvents.class);
    private static final String REPORTER = "vivenu-operator.io/controller";
    private static final int LONGEST = 1024;

    private final KubernetesClient client;
    private final String instance;
    private final Clock clock;
    private final Map<String, Map<ConditionType, String>> said = new ConcurrentHashMap<>();

    /** @param instance which replica reports */
    public RegionEvents(KubernetesClient client, String instance, Clock clock) {
        this.client = client;
        this.instance = instance;
        this.clock = clock;
    }

    /** An Event for each condition whose status or reason is not what it was; Ready's only if no other says the same. */
    public void changed(VivenuRegion region, List<RegionCondition> before, List<RegionCondition> after) {
        var changes = after.stream()
                .filter(condition -> before.stream().noneMatch(old -> isSame(old, condition)))
                .filter(condition -> isNews(region, condition))
                .toList();
        changes.stream()
                .filter(change -> change.type() != ConditionType.READY
                        || changes.stream()
                                .noneMatch(other -> other.type() != ConditionType.READY
                                        && other.reason().equals(change.reason())))
                .forEach(condition -> emit(
                        region,
                        condition.status().name().equals("FALSE"),
                        condition.type().wireName(),
                        condition.reason(),
                        condition.message()));
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

    /** Something happened that no condition speaks of, because the region is going. */
    public void happened(VivenuRegion region, Finding finding) {
        emit(
                region,
                finding.reason() != Reason.DEREGISTERED,
                "Deletion",
                finding.reason().wireName(),
                finding.message());
    }

    private static boolean isSame(RegionCondition old, RegionCondition condition) {
        return old.type() == condition.type()
                && old.status() == condition.status()
                && old.reason().equals(condition.reason());
    }

    private void emit(VivenuRegion region, boolean warning, String subject, String reason, String message) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var meta = region.getMetadata();
        var hash = Integer.toHexString(Objects.hash(meta.getUid(), subject, reason));
        var event = new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName() + "." + hash)
                .withNamespace(meta.getNamespace())
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(region.getApiVersion())
                        .withKind(region.getKind())
                        .withName(meta.getName())
                        .withNamespace(meta.getNamespace())
                        .withUid(meta.getUid())
                        .build())
                .withType(warning ? "Warning" : "Normal")
                .withReason(reason)
                .withMessage(message.length() > LONGEST ? message.substring(0, LONGEST) : message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withReportingComponent(REPORTER)
                .withReportingInstance(instance)
                .withNewSource()
                .withComponent(REPORTER)
                .endSource()
                .build();
        try {
            store(event);
        } catch (KubernetesClientException e) {
            // An Event is a courtesy: the status says the same, and a namespace that is being deleted takes none.
            LOG.atDebug()
                    .addKeyValue("region", meta.getName())
                    .addKeyValue("reason", reason)
                    .addKeyValue("status", e.getCode())
                    .log("Event not stored");
        }
    }

    private void store(Event event) {
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            countAgain(event);
        }
    }

    private void countAgain(Event event) {
        var stored = client.resource(event).get();
        if (stored == null) {
            return;
        }
        var counted = new EventBuilder(stored)
                .withCount(Optional.ofNullable(stored.getCount()).orElse(1) + 1)
                .withLastTimestamp(event.getLastTimestamp())
                .withMessage(event.getMessage())
                .build();
        client.resource(stored).patch(PatchContext.of(PatchType.JSON_MERGE), counted);
    }
}
