package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the controller made and Helm does not know: the registry with its signing keys, the copied API keys, the ledger of the regions'
 * keys, the lease, and the polls of regions that stay. The regions' own status remembers their keys.
 * A region's own signing key stays with the region, and goes with it.
 */
final class InstallationLeftovers {
    private static final Logger LOG = LoggerFactory.getLogger(InstallationLeftovers.class);

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final PollPlace place;

    InstallationLeftovers(KubernetesClient client, ControllerSettings settings, PollPlace place) {
        this.client = client;
        this.settings = settings;
        this.place = place;
    }

    /** As much of it as may be removed; what may not is logged. */
    void remove() {
        var namespace = settings.operatorNamespace();
        remove(client.secrets()
                .inNamespace(namespace)
                .withName(settings.registry().secret()));
        remove(client.secrets()
                .inNamespace(namespace)
                .withName(settings.poller().pollKeysSecret()));
        remove(client.configMaps().inNamespace(namespace).withName(settings.regionKeys()));
        remove(client.resources(Lease.class).inNamespace(namespace).withName(settings.lease()));
        WatchedRegions.list(client, settings.scope()).forEach(this::removePolls);
    }

    private void removePolls(VivenuRegion region) {
        var batch = client.batch().v1();
        var namespace = place.namespace();
        Arrays.stream(RunKind.values())
                .map(kind -> batch.cronjobs().inNamespace(namespace).withName(place.cronJob(region, kind)))
                .forEach(this::remove);
        remove(batch.jobs().inNamespace(namespace).withName(place.firstPoll(region)));
    }

    private <T extends HasMetadata> void remove(Resource<T> resource) {
        try {
            resource.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("status", e.getCode())
                    .addKeyValue("problem", e.getMessage())
                    .log("Something that the controller made could not be removed");
        }
    }
}
