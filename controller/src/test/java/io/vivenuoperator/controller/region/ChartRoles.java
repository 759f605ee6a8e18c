package io.vivenuoperator.controller.region;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The rights that the chart gives to the controller, as Helm renders them: an installation has these and no others. */
record ChartRoles(String release, String namespace, List<HasMetadata> objects) {
    private static final Path CHART = Path.of("..", "helm", "vivenu-operator");
    private static final List<String> KINDS = List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding");

    static ChartRoles rendered(String release, String namespace, String watchNamespace) {
        var manifests = new Helm(CHART)
                .template()
                .withName(release)
                .withKubeVersion("1.30.0")
                .withNamespace(namespace)
                .set("watchNamespace", watchNamespace)
                .set("webhook.baseUrl", "https://hooks.example.com")
                .set("database.existingSecret", "database")
                .set("crds.install", false)
                .call();
        Collection<HasMetadata> objects = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)));
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
