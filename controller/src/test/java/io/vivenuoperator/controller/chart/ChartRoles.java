package io.vivenuoperator.controller.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The controller's rights as Helm renders them: an installation has exactly these. */
public record ChartRoles(String release, String namespace, List<HasMetadata> objects) {
    private static final List<String> KINDS = List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding");

    /**
     * The roles of a release with these values, where the chart's policies are in force, as they are by default.
     *
     * @param values in addition to the required ones
     */
    public static ChartRoles rendered(String release, String namespace, Map<String, Object> values) {
        var guarded = new HashMap<>(values);
        guarded.putIfAbsent("admission.enabled", true);
        var objects = RenderedChart.with(release, namespace, guarded).objects();
        return new ChartRoles(
                release,
                namespace,
                objects.stream()
                        .filter(object -> KINDS.contains(object.getKind()))
                        .toList());
    }

    /** The controller's user at the API server. */
    public String user() {
        return "system:serviceaccount:" + namespace + ":" + release + "-controller";
    }

    public void grant(KubernetesClient admin) {
        objects.forEach(object -> admin.resource(object).serverSideApply());
    }

    /** Cluster-wide objects, which remain when the namespace is deleted. */
    public void revoke(KubernetesClient admin) {
        objects.stream()
                .filter(object -> object.getMetadata().getNamespace() == null)
                .forEach(object -> admin.resource(object).delete());
    }
}
