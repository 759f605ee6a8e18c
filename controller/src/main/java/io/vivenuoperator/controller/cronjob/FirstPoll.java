package io.vivenuoperator.controller.cronjob;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Polls a new region immediately instead of at its next scheduled run. */
public final class FirstPoll {
    private final KubernetesClient client;
    private final PollerPods pods;
    /** Saves the API server a request that it would refuse; after a restart it is sent once more. */
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    public FirstPoll(KubernetesClient client, PollerPods pods) {
        this.client = client;
        this.pods = pods;
    }

    /**
     * Call while no poll is on record; the Job's fixed name ensures that there is only one. Returns the refusal if
     * Kubernetes refused the Job.
     */
    public Optional<KubernetesRefusal> start(VivenuRegion region) {
        if (region.getSpec().polling().suspend()
                || !started.add(region.getMetadata().getUid())) {
            return Optional.empty();
        }
        try {
            client.resource(job(region)).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                started.remove(region.getMetadata().getUid());
                return Optional.of(KubernetesRefusal.of(e).orElseThrow(() -> e));
            }
        }
        return Optional.empty();
    }

    public void forget(VivenuRegion region) {
        started.remove(region.getMetadata().getUid());
    }

    Job job(VivenuRegion region) {
        return new JobBuilder()
                .withMetadata(pods.place().meta(region, pods.place().firstPoll(region), RunKind.FULL))
                .withSpec(pods.job(region, RunKind.FULL))
                .build();
    }
}
