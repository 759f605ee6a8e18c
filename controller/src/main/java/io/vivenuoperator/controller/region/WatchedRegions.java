package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;

/** The regions of an installation as the API server has them now, without an informer. */
final class WatchedRegions {
    private WatchedRegions() {}

    static List<VivenuRegion> list(KubernetesClient client, WatchScope scope) {
        var regions = client.resources(VivenuRegion.class);
        if (scope.isEverywhere()) {
            return regions.inAnyNamespace()
                    .withLabelSelector(scope.regionSelector())
                    .list()
                    .getItems();
        }
        return scope.namespaces().stream()
                .flatMap(namespace ->
                        regions
                                .inNamespace(namespace)
                                .withLabelSelector(scope.regionSelector())
                                .list()
                                .getItems()
                                .stream())
                .toList();
    }
}
