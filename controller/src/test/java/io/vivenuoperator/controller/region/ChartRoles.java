package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.chart.RenderedChart;
import java.util.List;
import java.util.Map;

/** The rights that the chart gives to the controller, as Helm renders them: an installation has these and no others. */
record ChartRoles(String release, String namespace, List<HasMetadata> objects) {
    private static final List<String> KINDS = List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding");

    static ChartRoles rendered(String release, String namespace, String watchNamespace) {
        var objects = RenderedChart.with(release, namespace, Map.of("watchNamespace", watchNamespace))
                .objects();
        return new ChartRoles(
                release,
                namespace,
                objects.stream()
                        .filter(object -> KINDS.contains(object.getKind()))
                        .toList());
    }

    /** Who the controller's pod is to the API server. */
    String user() {
        return "system:serviceaccount:" + namespace + ":" + release + "-controller";
    }

    void grant(KubernetesClient admin) {
        objects.forEach(object -> admin.resource(object).create());
    }

    /** What does not go with its namespace. */
    void revoke(KubernetesClient admin) {
        objects.stream()
                .filter(object -> object.getMetadata().getNamespace() == null)
                .forEach(object -> admin.resource(object).delete());
    }
}
