package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/** A namespace that refuses every pod which does not keep to the restricted pod security standard. */
final class StrictNamespace {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private StrictNamespace() {}

    static void create(KubernetesClient client, String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(Map.of(ENFORCE, "restricted", ENFORCE + "-version", "latest"))
                        .endMetadata()
                        .build())
                .create();
    }
}
