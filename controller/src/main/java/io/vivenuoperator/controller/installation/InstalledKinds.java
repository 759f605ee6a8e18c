package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The kinds of resources that a program brings which not every installation has. Where the CRDs are somebody else's (crds.install=false),
 * they may be older than the release, and then nothing could be watched.
 */
public final class InstalledKinds {
    private final KubernetesClient client;
    private final List<Class<? extends CustomResource<?, ?>>> needed;
    private final String variable;
    private final String value;

    private InstalledKinds(
            KubernetesClient client,
            List<Class<? extends CustomResource<?, ?>>> needed,
            String variable,
            String value) {
        this.client = client;
        this.needed = needed;
        this.variable = variable;
        this.value = value;
    }

    /** Those of the events service. */
    public static InstalledKinds ofEvents(KubernetesClient client) {
        return new InstalledKinds(
                client, List.of(EventSubscription.class, EventReplay.class), "SUBSCRIPTIONS_SECRET", "events.enabled");
    }

    /** That of historical syncs. */
    public static InstalledKinds ofHistorical(KubernetesClient client) {
        return new InstalledKinds(
                client, List.of(VivenuHistoricalSync.class), "HISTORICAL_IMAGE", "historical.enabled");
    }

    /** That of exports. */
    public static InstalledKinds ofExports(KubernetesClient client) {
        return new InstalledKinds(client, List.of(SalesExport.class), "EXPORT_IMAGE", "exports.enabled");
    }

    /**
     * Does nothing when the API server has them.
     *
     * @throws MisconfiguredException when it lacks one
     */
    public void require() {
        var missing = needed.stream()
                .filter(kind -> !client.supports(kind))
                .map(CustomResource::getCRDName)
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
            throw new MisconfiguredException(
                    variable,
                    "is set (" + value + "=true), but the cluster has no CustomResourceDefinition " + missing
                            + ", and with crds.install=false the chart brings none: apply this release's files/crds,"
                            + " or set " + value + "=false");
        }
    }
}
