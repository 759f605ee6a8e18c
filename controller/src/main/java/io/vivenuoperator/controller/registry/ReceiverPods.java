package io.vivenuoperator.controller.registry;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.vivenuoperator.controller.settings.ControllerSettings.RegistrySettings;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver pods. A mounted Secret follows a change only after a minute or more; changing an annotation makes the
 * kubelet update it immediately. One round of queries serves all regions that wait for one.
 */
public final class ReceiverPods implements AutoCloseable {
    static final String REVISION = "vivenu-operator.io/registry-revision";
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverPods.class);

    private final KubernetesClient client;
    private final String namespace;
    private final RegistrySettings settings;
    private final ReceiverProbe questions;
    private final ReceiverTrouble trouble;
    private final Duration patience;
    private final ReentrantLock asking = new ReentrantLock();
    /** The revision last announced to each pod, by uid: its annotation reaches our cache a little later. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    private volatile Optional<SharedIndexInformer<Pod>> informer = Optional.empty();
    private Optional<ProbeRound> last = Optional.empty();
    private volatile long newest;

    /** @param patience how long one confirmation may take; after that it is requested again later */
    public ReceiverPods(
            KubernetesClient client,
            String namespace,
            RegistrySettings settings,
            ReceiverClient loaded,
            Duration patience) {
        this.client = client;
        this.namespace = namespace;
        this.settings = settings;
        this.questions = new ReceiverProbe(loaded);
        this.trouble = new ReceiverTrouble(client, namespace, settings.receiverSelector());
        this.patience = patience;
    }

    /** Starts watching the pods. */
    void watch() {
        informer = Optional.of(client.pods()
                .inNamespace(namespace)
                .withLabelSelector(settings.receiverSelector())
                .inform(new Following()));
    }

    /** Notifies the receivers and waits, with a limit, until every ready one has loaded the revision. */
    Confirmation confirm(long revision) {
        var deadline = System.nanoTime() + patience.toNanos();
        var answer = round(revision).confirmation(revision);
        while (answer instanceof Confirmation.Waiting && System.nanoTime() < deadline && pause()) {
            answer = round(revision).confirmation(revision);
        }
        return answer instanceof Confirmation.NoReceivers ? new Confirmation.NoReceivers(trouble.of(pods())) : answer;
    }

    /** A round that began after this call. */
    private ProbeRound round(long revision) {
        var now = System.nanoTime();
        asking.lock();
        try {
            var known = newest >= revision
                    ? last.filter(round -> round.beganNanos() - now >= 0)
                    : Optional.<ProbeRound>empty();
            newest = Math.max(newest, revision);
            var round = known.orElseGet(this::ask);
            last = Optional.of(round);
            return round;
        } finally {
            asking.unlock();
        }
    }

    private ProbeRound ask() {
        announce(newest);
        return questions.ask(ready());
    }

    private List<Pod> ready() {
        return pods().stream().filter(ReceiverPods::isReady).toList();
    }

    /** When a receiver with this revision last accepted a delivery signed with the newest key; does not wait. */
    Optional<Instant> lastDelivery(String region, long revision) {
        return questions.lastDelivery(ready(), region, revision);
    }

    /** Makes the kubelet refresh the registry at every receiver. */
    void announce(long revision) {
        pods().forEach(pod -> nudge(pod, revision));
    }

    private List<Pod> pods() {
        return informer.map(started -> started.getIndexer().list())
                .orElseThrow(() -> new IllegalStateException("the receivers are not watched yet"));
    }

    private void nudge(Pod pod, long revision) {
        if (settings.waitForKubelet()) {
            return;
        }
        var uid = pod.getMetadata().getUid();
        var annotations =
                Optional.ofNullable(pod.getMetadata().getAnnotations()).orElseGet(Map::of);
        if (told.getOrDefault(uid, 0L) >= revision || Long.toString(revision).equals(annotations.get(REVISION))) {
            return;
        }
        var patch = "{\"metadata\":{\"annotations\":{\"" + REVISION + "\":\"" + revision + "\"}}}";
        try {
            client.resource(pod).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
            told.put(uid, revision);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private void tryToNudge(Pod pod, long revision) {
        try {
            nudge(pod, revision);
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .addKeyValue("status", e.getCode())
                    .log("A new receiver could not be notified of the registry");
        }
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

    @Override
    public void close() {
        informer.ifPresent(SharedIndexInformer::close);
    }

    private final class Following implements ResourceEventHandler<Pod> {
        /** It may have mounted an old version while starting, and nobody would notify it before the next change. */
        @Override
        public void onAdd(Pod added) {
            var revision = newest;
            if (revision > 0) {
                Thread.ofVirtual().name("receiver-nudge").start(() -> tryToNudge(added, revision));
            }
        }

        @Override
        public void onUpdate(Pod before, Pod now) {}

        @Override
        public void onDelete(Pod deleted, boolean finalStateUnknown) {
            told.remove(deleted.getMetadata().getUid());
        }
    }
}
