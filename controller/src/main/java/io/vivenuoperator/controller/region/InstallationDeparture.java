package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.event.CleanupNotice;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.secret.SecretReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases every region when the installation itself is deleted. Kubernetes ends a namespace's pods before it deletes the
 * rest, so this is the last moment with keys, rights and a process.
 */
final class InstallationDeparture {
    private static final Logger LOG = LoggerFactory.getLogger(InstallationDeparture.class);
    private static final int AT_ONCE = 80;

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final WebhookCleanup cleanup;
    private final SecretReader secrets;
    private final RegionStatus status;
    private final CleanupNotice notice;
    private final Duration patience;

    /**
     * @param patience time limit for Vivenu, for all regions together; a region that is not done by then is released
     * without it
     */
    InstallationDeparture(
            KubernetesClient client,
            ControllerSettings settings,
            WebhookCleanup cleanup,
            SecretReader secrets,
            RegionStatus status,
            CleanupNotice notice,
            Duration patience) {
        this.client = client;
        this.settings = settings;
        this.cleanup = cleanup;
        this.secrets = secrets;
        this.status = status;
        this.notice = notice;
        this.patience = patience;
    }

    /** Call when the process ends, after the last reconciliation, which would otherwise add the finalizers again. */
    void leaveIfDue() {
        try {
            if (isDue()) {
                leave();
            }
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("namespace", settings.operatorNamespace())
                    .addKeyValue("status", e.getCode())
                    .log("Regions could not be released");
        }
    }

    private boolean isDue() {
        var namespace =
                client.namespaces().withName(settings.operatorNamespace()).get();
        return namespace != null && namespace.getMetadata().getDeletionTimestamp() != null;
    }

    /** Releases all regions. */
    void leave() {
        var regions = regions();
        LOG.atInfo()
                .addKeyValue("regions", regions.size())
                .log("The installation is being deleted: releasing its regions");
        inTime(regions.stream().map(this::cleanUp).toList());
        // The remaining regions will have no controller: without a finalizer they can be deleted,
        // whatever is still at Vivenu.
        inTime(regions().stream().map(this::release).toList());
    }

    private void inTime(List<Callable<Void>> tasks) {
        long left = new BoundedTasks(AT_ONCE, patience).run(tasks);
        if (left > 0) {
            LOG.atWarn().addKeyValue("regions", left).log("Some regions were not released in time");
        }
    }

    private List<VivenuRegion> regions() {
        return WatchedRegions.list(client, settings.scope()).stream()
                .filter(InstallationDeparture::isHeld)
                .toList();
    }

    private static boolean isHeld(VivenuRegion region) {
        return Optional.ofNullable(region.getMetadata().getFinalizers())
                .orElseGet(List::of)
                .contains(VivenuRegionReconciler.FINALIZER);
    }

    private Callable<Void> cleanUp(VivenuRegion region) {
        return () -> {
            var meta = region.getMetadata();
            var result = cleanup.lastAttempt(region, name -> secrets.readNow(meta.getNamespace(), name));
            letGo(region, result.finding());
            return null;
        };
    }

    private Callable<Void> release(VivenuRegion region) {
        return () -> {
            letGo(region, cleanup.leftBehind(region, "Vivenu did not answer before the controller had to end."));
            return null;
        };
    }

    /** A region that stays reports that no controller manages it; another installation can adopt it. */
    private void letGo(VivenuRegion region, ConditionResult finding) {
        notice.give(region, finding);
        var meta = region.getMetadata();
        client.resources(VivenuRegion.class)
                .inNamespace(meta.getNamespace())
                .withName(meta.getName())
                .edit(held -> {
                    held.getMetadata().getFinalizers().remove(VivenuRegionReconciler.FINALIZER);
                    return held;
                });
        if (meta.getDeletionTimestamp() == null) {
            var findings = Map.of(ConditionType.WEBHOOK_REGISTERED, finding, ConditionType.READY, finding);
            RegionStatus.PATCH.write(region, status.with(region, findings), client, VivenuRegionReconciler.NAME);
        }
    }
}
