package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.stream.Stream;

/** The Deployment of a controller, of this release or of another one. */
record ControllerDeployment(Deployment object) {
    private static final String CONTROLLERS = "app.kubernetes.io/component=controller";
    private static final String INSTANCE = "app.kubernetes.io/instance";

    static Stream<ControllerDeployment> in(String namespace, KubernetesClient client) {
        return client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withLabelSelector(CONTROLLERS)
                .list()
                .getItems()
                .stream()
                .map(ControllerDeployment::new);
    }

    /** The release that it belongs to. */
    String instance() {
        return object.getMetadata().getLabels().getOrDefault(INSTANCE, "without a name");
    }

    boolean runs() {
        return Optional.ofNullable(object.getSpec().getReplicas()).orElse(1) > 0;
    }

    /** A variable that its containers are given as text. */
    Optional<String> variable(String name) {
        return object.getSpec().getTemplate().getSpec().getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .map(EnvVar::getValue);
    }
}
