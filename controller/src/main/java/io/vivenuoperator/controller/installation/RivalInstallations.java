package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two releases in one namespace must not reconcile one region: each would register its own webhook, and both would poll. Whoever
 * starts looks for the other's Deployment, which is there before its pod; so of two that start together, at least one refuses.
 */
public final class RivalInstallations {
    private static final String CONTROLLERS = "app.kubernetes.io/component=controller";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String WATCHED = "WATCH_NAMESPACE";
    /** A variable that only our controllers have. */
    private static final String OURS = "REGISTRY_SECRET";

    private final KubernetesClient client;
    private final ControllerSettings settings;

    public RivalInstallations(KubernetesClient client, ControllerSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Does nothing when there is none, or when this process does not know its release.
     *
     * @throws MisconfiguredException when there is one
     */
    public void refuse() {
        settings.release().flatMap(this::rival).ifPresent(rival -> {
            throw new MisconfiguredException(
                    "CONTROLLER_CLASS",
                    "is the same as that of release " + rival
                            + " in this namespace, and both watch the same regions: give one of them another"
                            + " controllerClass, or another watchNamespace");
        });
    }

    private Optional<String> rival(String own) {
        return client
                .apps()
                .deployments()
                .inNamespace(settings.operatorNamespace())
                .withLabelSelector(CONTROLLERS)
                .list()
                .getItems()
                .stream()
                .filter(deployment -> !own.equals(instance(deployment)))
                .filter(RivalInstallations::runs)
                .filter(deployment -> variable(deployment, OURS).isPresent())
                .filter(deployment -> scope(deployment).overlaps(settings.scope()))
                .map(RivalInstallations::instance)
                .findFirst();
    }

    private WatchScope scope(Deployment deployment) {
        return WatchScope.of(
                variable(deployment, WATCHED).orElse(settings.operatorNamespace()),
                variable(deployment, "CONTROLLER_CLASS").orElse(""));
    }

    private static boolean runs(Deployment deployment) {
        return Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1) > 0;
    }

    private static String instance(Deployment deployment) {
        return deployment.getMetadata().getLabels().getOrDefault(INSTANCE, "without a name");
    }

    private static Optional<String> variable(Deployment deployment, String name) {
        return containers(deployment)
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .map(EnvVar::getValue);
    }

    private static Stream<Container> containers(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().stream();
    }
}
