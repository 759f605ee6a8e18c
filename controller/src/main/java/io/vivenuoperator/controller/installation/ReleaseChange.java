package io.vivenuoperator.controller.installation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.settings.ControllerSettings;
import java.net.HttpURLConnection;

/** Whether another version of this release is about to take this process's place: an upgrade, or a rollback. */
public final class ReleaseChange {
    /** Differs from version to version, and every version has had it. */
    private static final String POLLER_IMAGE = "POLLER_IMAGE";

    private final KubernetesClient client;
    private final ControllerSettings settings;

    public ReleaseChange(KubernetesClient client, ControllerSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** False also when this process does not know its release. */
    public boolean isUnderWay() {
        return settings.release().filter(this::hasAnotherVersion).isPresent();
    }

    private boolean hasAnotherVersion(String release) {
        try {
            return deployedAnotherVersion(release);
        } catch (KubernetesClientException e) {
            // Helm changes the rights before it replaces the process, and release 0.1.0 had none to list Deployments.
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return true;
            }
            throw e;
        }
    }

    private boolean deployedAnotherVersion(String release) {
        return ControllerDeployment.in(settings.operatorNamespace(), client)
                .filter(deployment -> deployment.instance().equals(release))
                .flatMap(deployment -> deployment.variable(POLLER_IMAGE).stream())
                .anyMatch(image -> !image.equals(settings.poller().image()));
    }
}
