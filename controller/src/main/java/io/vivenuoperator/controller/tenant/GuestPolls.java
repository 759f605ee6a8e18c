package io.vivenuoperator.controller.tenant;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls of regions in other namespaces: owner references do not reach there, so Kubernetes does not remove them. */
public final class GuestPolls {
    private static final Logger LOG = LoggerFactory.getLogger(GuestPolls.class);

    private final KubernetesClient client;
    private final PollPlace place;
    /** By uid. */
    private final Set<String> moved = ConcurrentHashMap.newKeySet();

    public GuestPolls(KubernetesClient client, PollPlace place) {
        this.client = client;
        this.place = place;
    }

    /** Removes the region's CronJobs, and with them their Jobs and pods, and its first poll. */
    public void remove(VivenuRegion region) {
        if (place.isHomeOf(region)) {
            return;
        }
        var batch = client.batch().v1();
        Arrays.stream(RunKind.values())
                .map(kind -> batch.cronjobs().inNamespace(place.namespace()).withName(place.cronJob(region, kind)))
                .forEach(GuestPolls::delete);
        delete(batch.jobs().inNamespace(place.namespace()).withName(place.firstPoll(region)));
        moved.remove(region.getMetadata().getUid());
    }

    /**
     * Removes the CronJobs that releases up to 0.1 made beside the region; once for each region. Their Jobs go along. What stands in the
     * way is logged and keeps nobody from polling: only one poll of a region works at a time.
     */
    public void removeFormer(VivenuRegion region) {
        if (place.isHomeOf(region) || !moved.add(region.getMetadata().getUid())) {
            return;
        }
        var meta = region.getMetadata();
        try {
            Arrays.stream(RunKind.values())
                    .map(kind -> client.batch()
                            .v1()
                            .cronjobs()
                            .inNamespace(meta.getNamespace())
                            .withName(meta.getName() + "-" + kind.argument()))
                    .filter(former -> Optional.ofNullable(former.get())
                            .filter(cronJob -> isOf(region, cronJob))
                            .isPresent())
                    .forEach(GuestPolls::delete);
        } catch (KubernetesClientException e) {
            moved.remove(meta.getUid());
            LOG.atWarn()
                    .addKeyValue("namespace", meta.getNamespace())
                    .addKeyValue("region", meta.getName())
                    .addKeyValue("status", e.getCode())
                    .log("CronJobs of an earlier release could not be removed");
        }
    }

    private static boolean isOf(VivenuRegion region, HasMetadata cronJob) {
        return Ownership.MANAGER.equals(label(cronJob, Ownership.MANAGED_BY))
                && Optional.ofNullable(cronJob.getMetadata().getOwnerReferences()).orElseGet(List::of).stream()
                        .anyMatch(owner ->
                                owner.getUid().equals(region.getMetadata().getUid()));
    }

    /** All that there are, whatever became of their regions. */
    List<HasMetadata> present() {
        var batch = client.batch().v1();
        return Stream.<HasMetadata>concat(
                        batch
                                .cronjobs()
                                .inNamespace(place.namespace())
                                .withLabelSelector(place.ofGuests())
                                .list()
                                .getItems()
                                .stream(),
                        batch
                                .jobs()
                                .inNamespace(place.namespace())
                                .withLabelSelector(place.ofGuests())
                                .list()
                                .getItems()
                                .stream())
                .toList();
    }

    /** @param uids of regions */
    void removeAllBut(Set<String> uids, List<HasMetadata> polls) {
        polls.stream()
                .filter(poll -> !uids.contains(label(poll, ResourceLabels.REGION_UID)))
                .forEach(poll -> delete(client.resource(poll)));
    }

    private static String label(HasMetadata labelled, String name) {
        return Optional.ofNullable(labelled.getMetadata().getLabels())
                .map(labels -> labels.get(name))
                .orElse("");
    }

    private static <T extends HasMetadata> void delete(Resource<T> resource) {
        resource.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }
}
