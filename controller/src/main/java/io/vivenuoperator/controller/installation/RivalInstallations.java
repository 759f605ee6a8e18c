package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.Optional;

/**
 * Two releases in one namespace must not reconcile one region: each would register its own webhook, and both would poll. Whoever
 * starts looks for the other's Deployment, which is there before its pod; so of two that start together, at least one refuses.
 */
public final class RivalInstallations {
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
        return ControllerDeployment.in(settings.operatorNamespace(), client)
                .filter(deployment -> !own.equals(deployment.instance()))
                .filter(ControllerDeployment::runs)
                .filter(deployment -> deployment.variable(OURS).isPresent())
                .filter(deployment -> scope(deployment).overlaps(settings.scope()))
                .map(ControllerDeployment::instance)
                .findFirst();
    }

    private WatchScope scope(ControllerDeployment deployment) {
        return WatchScope.of(
                deployment.variable(WATCHED).orElse(settings.operatorNamespace()),
                deployment.variable("CONTROLLER_CLASS").orElse(""));
    }
}
