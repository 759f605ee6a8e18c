package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the controller made and Helm does not know: the registry with its signing keys, the lease, and the polls of regions that stay.
 * A region's own signing key stays with the region, and goes with it.
 */
final class InstallationLeftovers {
    private static final Logger LOG = LoggerFactory.getLogger(InstallationLeftovers.class);

    private final KubernetesClient client;
    private final ControllerSettings settings;

    InstallationLeftovers(KubernetesClient client, ControllerSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** As much of it as may be removed; what may not is logged. */
    void remove() {
        var namespace = settings.operatorNamespace();
        remove(client.secrets()
                .inNamespace(namespace)
                .withName(settings.registry().secret()));
        remove(client.resources(Lease.class).inNamespace(namespace).withName(settings.lease()));
        WatchedRegions.list(client, settings.scope()).forEach(this::removePolls);
    }

    private void removePolls(VivenuRegion region) {
        var batch = client.batch().v1();
        var namespace = region.getMetadata().getNamespace();
        Arrays.stream(RunKind.values())
                .map(kind -> batch.cronjobs().inNamespace(namespace).withName(RegionNames.cronJob(region, kind)))
                .forEach(this::remove);
        remove(batch.jobs().inNamespace(namespace).withName(RegionNames.firstPoll(region)));
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
