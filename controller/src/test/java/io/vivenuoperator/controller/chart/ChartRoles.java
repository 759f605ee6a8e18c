package io.vivenuoperator.controller.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/** The rights that the chart gives to the controller, as Helm renders them: an installation has these and no others. */
public record ChartRoles(String release, String namespace, List<HasMetadata> objects) {
    private static final List<String> KINDS = List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding");

    /**
     * Those that a release with these values gives.
     *
     * @param values beside what the chart can't go without
     */
    public static ChartRoles rendered(String release, String namespace, Map<String, Object> values) {
        var objects = RenderedChart.with(release, namespace, values).objects();
        return new ChartRoles(
                release,
                namespace,
                objects.stream()
                        .filter(object -> KINDS.contains(object.getKind()))
                        .toList());
    }

    /** Who the controller's pod is to the API server. */
    public String user() {
        return "system:serviceaccount:" + namespace + ":" + release + "-controller";
    }

    public void grant(KubernetesClient admin) {
        objects.forEach(object -> admin.resource(object).serverSideApply());
    }

    /** What does not go with its namespace. */
    public void revoke(KubernetesClient admin) {
        objects.stream()
                .filter(object -> object.getMetadata().getNamespace() == null)
                .forEach(object -> admin.resource(object).delete());
    }
}
