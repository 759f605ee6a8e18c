package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The kinds of resources that the events service brings. Where the CRDs are somebody else's (crds.install=false), they may be older than
 * the release, and then nothing could be watched.
 */
public final class EventingKinds {
    private static final List<Class<? extends CustomResource<?, ?>>> NEEDED =
            List.of(EventSubscription.class, EventReplay.class);

    private final KubernetesClient client;

    public EventingKinds(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Does nothing when the API server has them.
     *
     * @throws MisconfiguredException when it lacks one
     */
    public void require() {
        var missing = NEEDED.stream()
                .filter(kind -> !client.supports(kind))
                .map(CustomResource::getCRDName)
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
            throw new MisconfiguredException(
                    "SUBSCRIPTIONS_SECRET",
                    "is set (events.enabled=true), but the cluster has no CustomResourceDefinition " + missing
                            + ", and with crds.install=false the chart brings none: apply this release's files/crds,"
                            + " or set events.enabled=false");
        }
    }
}
