package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.event.PartingNotice;
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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation itself goes: every region is let go while somebody can still do it. Kubernetes ends a namespace's pods before it
 * takes the rest, so this is the last moment in which there are keys, rights and a process.
 */
final class InstallationDeparture {
    private static final Logger LOG = LoggerFactory.getLogger(InstallationDeparture.class);
    private static final int AT_ONCE = 80;

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final WebhookCleanup farewell;
    private final SecretReader secrets;
    private final RegionStatus status;
    private final PartingNotice notice;
    private final Duration patience;

    /** @param patience what Vivenu is given, for all regions together; who is not through by then goes without */
    InstallationDeparture(
            KubernetesClient client,
            ControllerSettings settings,
            WebhookCleanup farewell,
            SecretReader secrets,
            RegionStatus status,
            PartingNotice notice,
            Duration patience) {
        this.client = client;
        this.settings = settings;
        this.farewell = farewell;
        this.secrets = secrets;
        this.status = status;
        this.notice = notice;
        this.patience = patience;
    }

    /** To be called when the process ends, after the last reconciliation: otherwise that one would take the regions back. */
    void leaveIfDue() {
        try {
            if (isDue()) {
                leave();
            }
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("namespace", settings.operatorNamespace())
                    .addKeyValue("status", e.getCode())
                    .log("Regions could not be let go");
        }
    }

    private boolean isDue() {
        var namespace =
                client.namespaces().withName(settings.operatorNamespace()).get();
        return namespace != null && namespace.getMetadata().getDeletionTimestamp() != null;
    }

    /** Lets all regions go. */
    void leave() {
        var regions = regions();
        LOG.atInfo().addKeyValue("regions", regions.size()).log("The installation goes, and lets its regions go");
        together(regions.stream().map(this::part).toList(), patience);
        // Whoever is left has no executor from now on: without a finalizer it can be deleted, whatever is at Vivenu.
        together(regions().stream().map(this::release).toList(), patience);
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

    private Callable<Void> part(VivenuRegion region) {
        return () -> {
            var meta = region.getMetadata();
            var parting = farewell.partNow(region, name -> secrets.readNow(meta.getNamespace(), name));
            letGo(region, parting.finding());
            return null;
        };
    }

    private Callable<Void> release(VivenuRegion region) {
        return () -> {
            letGo(region, farewell.leftBehind(region, "Vivenu did not answer before the controller had to end."));
            return null;
        };
    }

    /** One that stays says that nobody looks after it; another installation takes it up again. */
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

    private static void together(List<Callable<Void>> tasks, Duration patience) {
        var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            var failed = threads.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(done -> done.state() != Future.State.SUCCESS)
                    .count();
            if (failed > 0) {
                LOG.atWarn().addKeyValue("regions", failed).log("Regions were not let go in time, or not at all");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
