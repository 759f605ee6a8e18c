package io.vivenuoperator.e2e.stack;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a release that is gone has left in its namespace, whatever labels it has.
 *
 * @param others names of what is neither the release's nor of its making, beside the simulator, Kubernetes' own and Secrets with API keys
 */
record Leftovers(KubernetesClient client, String namespace, Pattern others) {
    private static final Pattern NEVER_OURS = Pattern.compile("simulator.*|vivenu-[a-z]+|default|kube-root-ca.crt");

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Pod.class,
            Secret.class,
            ConfigMap.class,
            Service.class,
            ServiceAccount.class,
            PersistentVolumeClaim.class,
            Deployment.class,
            StatefulSet.class,
            Job.class,
            CronJob.class,
            Lease.class,
            NetworkPolicy.class,
            PodDisruptionBudget.class,
            Role.class,
            RoleBinding.class);

    /** As kind/name. */
    List<String> found() {
        return KINDS.stream()
                .flatMap(kind -> client.resources(kind).inNamespace(namespace).list().getItems().stream())
                .filter(object -> !isKnown(object.getMetadata().getName()))
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .toList();
    }

    private boolean isKnown(String name) {
        return NEVER_OURS.matcher(name).matches() || others.matcher(name).matches();
    }
}
