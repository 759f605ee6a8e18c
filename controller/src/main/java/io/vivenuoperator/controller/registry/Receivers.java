package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;

/**
 * The receiver pods. A mounted Secret follows a change after a minute or more; a changed annotation makes the kubelet look
 * at once.
 */
public final class Receivers {
    static final String REVISION = "vivenu-operator.io/registry-revision";
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final KubernetesClient client;
    private final String namespace;
    private final String selector;
    private final LoadedRevision loaded;
    private final Duration patience;

    /** @param patience how long one confirmation may take; afterwards it is asked for again later */
    public Receivers(
            KubernetesClient client, String namespace, String selector, LoadedRevision loaded, Duration patience) {
        this.client = client;
        this.namespace = namespace;
        this.selector = selector;
        this.loaded = loaded;
        this.patience = patience;
    }

    /** Nudges the receivers and waits, for a bounded time, until every ready one has loaded the revision. */
    Confirmation confirm(long revision) {
        var ready = announce(revision).stream().filter(Receivers::isReady).toList();
        if (ready.isEmpty()) {
            return new Confirmation.NoReceivers();
        }
        var deadline = System.nanoTime() + patience.toNanos();
        var confirmed = confirmed(ready, revision);
        while (confirmed < ready.size() && System.nanoTime() < deadline && pause()) {
            confirmed = confirmed(ready, revision);
        }
        return confirmed == ready.size()
                ? new Confirmation.Confirmed(confirmed)
                : new Confirmation.Waiting(ready.size(), confirmed);
    }

    /** Makes the kubelet look for the revision at every receiver that there is. */
    List<Pod> announce(long revision) {
        var pods = client.pods()
                .inNamespace(namespace)
                .withLabelSelector(selector)
                .list()
                .getItems();
        pods.forEach(pod -> nudge(pod, Long.toString(revision)));
        return pods;
    }

    private void nudge(Pod pod, String revision) {
        var annotations = pod.getMetadata().getAnnotations();
        if (annotations != null && revision.equals(annotations.get(REVISION))) {
            return;
        }
        var patch = "{\"metadata\":{\"annotations\":{\"" + REVISION + "\":\"" + revision + "\"}}}";
        try {
            client.resource(pod).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private int confirmed(List<Pod> ready, long revision) {
        return (int) ready.stream()
                .map(pod -> loaded.of(pod.getStatus().getPodIP()))
                .filter(answer -> answer.isPresent() && answer.getAsLong() >= revision)
                .count();
    }

    private static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && Readiness.isPodReady(pod);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
