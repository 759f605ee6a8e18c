package io.vivenuoperator.operator.confirmation;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.operator.pod.PodTrouble;
import io.vivenuoperator.operator.refusal.RefusalAdvice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why no pod of a program is ready: from its pods, or, if there are none, from the Deployment that can't create them. All resources
 * ask at once, so the Deployment's answer is cached for some seconds.
 */
final class PodsTrouble {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final PodsPlace place;
    private volatile Optional<Heard> last = Optional.empty();

    private record Heard(String words, long atNanos) {
        boolean isRecent() {
            return System.nanoTime() - atNanos < REMEMBERED.toNanos();
        }
    }

    PodsTrouble(KubernetesClient client, PodsPlace place) {
        this.client = client;
        this.place = place;
    }

    /** One or two sentences. */
    String of(List<Pod> pods) {
        var words = pods.isEmpty()
                ? withoutPods()
                : pods.stream()
                        .flatMap(pod ->
                                PodTrouble.of(pod)
                                        .map(why -> "Pod " + pod.getMetadata().getName() + ": " + why + ".")
                                        .stream())
                        .findFirst()
                        .orElse("See the logs of its pods.");
        return (words + " " + RefusalAdvice.on(words)).strip();
    }

    private String withoutPods() {
        var known = last.filter(Heard::isRecent);
        if (known.isPresent()) {
            return known.get().words();
        }
        var words = askDeployment();
        last = Optional.of(new Heard(words, System.nanoTime()));
        return words;
    }

    private String askDeployment() {
        try {
            return client
                    .apps()
                    .deployments()
                    .inNamespace(place.namespace())
                    .withLabelSelector(place.selector())
                    .list()
                    .getItems()
                    .stream()
                    .findFirst()
                    .map(PodsTrouble::words)
                    .orElse("It has no Deployment.");
        } catch (KubernetesClientException e) {
            return "It has no pods.";
        }
    }

    private static String words(Deployment deployment) {
        var name = deployment.getMetadata().getName();
        if (Integer.valueOf(0).equals(deployment.getSpec().getReplicas())) {
            return "Deployment " + name + " is scaled to 0.";
        }
        return Optional.ofNullable(deployment.getStatus()).stream()
                .flatMap(status -> Optional.ofNullable(status.getConditions()).orElseGet(List::of).stream())
                .filter(condition ->
                        "ReplicaFailure".equals(condition.getType()) && "True".equals(condition.getStatus()))
                .map(condition -> "Deployment " + name + ": "
                        + PodTrouble.withDetail(condition.getReason(), condition.getMessage()) + ".")
                .findFirst()
                .orElse("Deployment " + name + " has no pods.");
    }
}
