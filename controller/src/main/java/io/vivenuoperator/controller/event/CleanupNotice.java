package io.vivenuoperator.controller.event;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.event.EventText;
import io.vivenuoperator.operator.event.EventWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reports what happened to a deleted region's webhook. A namespace that is being deleted accepts no Events; the Event then
 * goes to the installation's namespace. A log line is always written, because the region's status disappears with it.
 */
public final class CleanupNotice {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupNotice.class);

    private final EventWriter writer;
    private final RegionNames names;
    private final String namespace;
    private final String pod;
    private final Runnable leftBehind;
    /** By uid, so that retrying the removal of a finalizer does not count a webhook twice. */
    private final Set<String> counted = ConcurrentHashMap.newKeySet();

    /**
     * @param namespace the installation's namespace
     * @param pod this replica's pod
     * @param leftBehind runs for each webhook that may still be at Vivenu
     */
    public CleanupNotice(EventWriter writer, RegionNames names, String namespace, String pod, Runnable leftBehind) {
        this.writer = writer;
        this.names = names;
        this.namespace = namespace;
        this.pod = pod;
        this.leftBehind = leftBehind;
    }

    /** Call once per change: retried, removed, or left behind. */
    public void give(VivenuRegion region, ConditionResult finding) {
        var left = finding.reason() == Reason.WEBHOOK_LEFT_BEHIND;
        if (left && !counted.add(region.getMetadata().getUid())) {
            return;
        }
        log(region, finding, left);
        var stored = writer.write(region, text(finding));
        if (left) {
            leftBehind.run();
        }
        if (left && !stored) {
            writer.write(here(), elsewhere(region, finding));
        }
    }

    private static EventText text(ConditionResult finding) {
        return finding.reason() == Reason.DEREGISTERED
                ? EventText.normal("Deletion", finding.reason(), finding.message())
                : EventText.warning("Deletion", finding.reason(), finding.message());
    }

    private static EventText elsewhere(VivenuRegion region, ConditionResult finding) {
        var meta = region.getMetadata();
        return EventText.warning(
                "Deletion of " + meta.getNamespace() + "/" + meta.getName(),
                finding.reason(),
                "VivenuRegion " + meta.getNamespace() + "/" + meta.getName() + ": " + finding.message());
    }

    private ObjectReference here() {
        return new ObjectReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Pod")
                .withName(pod)
                .withNamespace(namespace)
                .build();
    }

    private void log(VivenuRegion region, ConditionResult finding, boolean left) {
        var webhook = Optional.ofNullable(region.getStatus()).flatMap(status -> Optional.ofNullable(status.webhook()));
        LOG.atLevel(left ? Level.WARN : Level.INFO)
                .addKeyValue("namespace", region.getMetadata().getNamespace())
                .addKeyValue("region", region.getMetadata().getName())
                .addKeyValue("reason", finding.reason().wireName())
                .addKeyValue(
                        "webhook",
                        webhook.flatMap(known -> Optional.ofNullable(known.id()))
                                .orElse("unknown"))
                .addKeyValue("url", names.webhookUrl(region))
                .addKeyValue("vivenu", region.getSpec().apiUrl())
                .addKeyValue("cause", finding.message())
                .log(left ? "Webhook left behind at Vivenu" : "Webhook cleanup of a deleted region");
    }
}
